/** What tests ask to happen to deliveries, as the network and Stripe's own queues do without being asked. */
export interface DeliveryOrder {
  /** Never arrives; arrives once more; waits for `release`. */
  kind: 'drop' | 'duplicate' | 'hold';
  /** Of which events; any when left out. */
  type?: string | undefined;
  /** For how many events; all from now on when left out. */
  times?: number | undefined;
}

export interface DeliveryOrders {
  add(order: DeliveryOrder): void;
  clear(): void;
  /** What happens to the next event of this type; it counts as one of `times`. */
  take(type: string): DeliveryOrder['kind'] | null;
}

export function createDeliveryOrders(): DeliveryOrders {
  let orders: DeliveryOrder[] = [];
  return {
    add(order) {
      orders.push({ ...order });
    },
    clear() {
      orders = [];
    },
    take(type) {
      const order = orders.find((each) => each.type === undefined || each.type === type);
      if (!order) return null;
      if (order.times !== undefined) order.times -= 1;
      orders = orders.filter(({ times }) => times === undefined || times > 0);
      return order.kind;
    },
  };
}
