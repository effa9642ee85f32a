export { type Extent, extentOf, shareBar, weightBar } from './cell-bars.ts';
export { columnChart } from './column-chart.ts';
export { type Line, lineChart } from './line-chart.ts';
export { nodeLink } from './node-link.ts';
export { type Axes, PLOT } from './plot.ts';
export { roundTicks, straight } from './scale.ts';
