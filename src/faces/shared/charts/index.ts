export { BarList, type ChartBar } from './bar-list.tsx';
export { type ChartLine, LineChart } from './line-chart.tsx';
