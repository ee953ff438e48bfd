import type { ChartDrawing } from './chart-drawing.ts';
import { CHART_FONT } from './chart-font.ts';
import type { ChartFrame, TextOption } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { type Panel, panelAxes } from './panel.ts';

interface Parts {
  frame: ChartFrame;
  panels: readonly Panel[];
  series: readonly object[];
  /** Words inside the chart, beside those of its frame. */
  texts?: readonly TextOption[];
  /** Shapes behind the plots, as ECharts' `graphic`. */
  marks?: readonly object[];
}

/** Brings a chart's parts together in ECharts' words. It is as high as its last panel needs. */
export function composeDrawing(
  { frame, panels, series, texts = [], marks = [] }: Parts,
  style: ChartStyle,
): ChartDrawing {
  const bottom = Math.max(...panels.map(({ plot }) => plot.top + plot.height));
  return {
    height: Math.round(bottom + periodsHeight(style) + style.margin * 0.6),
    option: {
      animation: false,
      backgroundColor: style.ground,
      textStyle: { fontFamily: CHART_FONT, color: style.ink },
      title: [...frame.texts, ...texts],
      ...(frame.legend && { legend: frame.legend }),
      ...panelAxes(panels, style),
      series: [...series],
      graphic: [...marks],
    },
  };
}

/** CSS pixels of the names of the periods beneath a panel. */
export function periodsHeight({ smallFont }: ChartStyle): number {
  return 10 + smallFont * 1.3;
}
