// What the pages take from npm, as one module: /assets/vendor.js.
export { default as WaveSurfer } from 'wavesurfer.js';
export { default as Regions } from 'wavesurfer.js/plugins/regions';
export { default as uPlot } from 'uplot';
import 'uplot/dist/uPlot.min.css';
