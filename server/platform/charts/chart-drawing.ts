import type { EChartsCoreOption } from 'echarts/core';

/** A chart as ECharts draws it, and how high it must be for that, in CSS pixels. */
export interface ChartDrawing {
  height: number;
  option: EChartsCoreOption;
}

/** A rectangle in CSS pixels from the chart's upper left corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
