/** The glint: a four-pointed star, the mark of Glim. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="glint" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stop-color="#ffd98a" />
          <stop offset="1" stop-color="#ff7a4d" />
        </linearGradient>
      </defs>
      <path
        fill="url(#glint)"
        d="M15 2c1.300 8.600 4.400 11.700 13 13-8.600 1.300-11.700 4.400-13 13-1.300-8.600-4.400-11.700-13-13 8.600-1.300 11.700-4.400 13-13z"
      />
      <circle cx="26.500" cy="5.500" r="2.500" fill="#ffd98a" />
    </svg>
  );
}
