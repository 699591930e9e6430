// What every page has: keys, lists, the watermark. A page's own module is
// loaded where its part is.
import { start as startKeys } from './keys.js';
import { start as startLists } from './lists.js';
import { start as startWatermark } from './watermark.js';

startKeys();
startLists();
startWatermark();

if (document.getElementById('player'))
	import('./player.js').then((module) => module.start());
if (document.querySelector('.chart'))
	import('./charts.js').then((module) => module.start());
