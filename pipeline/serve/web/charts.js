// The trend: score and share of flagged calls by day, from the table beside it.
const DAY_S = 24 * 3600;

function read(rows, name) {
	return rows.map((row) =>
		row.dataset[name] === '' ? null : Number(row.dataset[name]));
}

export async function start() {
	const place = document.querySelector('.chart');
	const rows = [...document.querySelectorAll('#trend [data-day]')]
		.filter((row) => row.dataset.day);
	const { uPlot } = await import('./vendor.js');

	if (!uPlot || !rows.length) {
		place.hidden = true;
		document.querySelector('#trend').parentElement.open = true;
		return;
	}
	const style = getComputedStyle(document.body);
	const ink = style.getPropertyValue('--quiet');
	const days = rows.map((row) => Date.parse(row.dataset.day) / 1000);
	const axis = { stroke: ink, grid: { stroke: `${ink}33`, width: 1 } };
	const chart = new uPlot({ width: place.clientWidth, height: 200,
		scales: { x: { range: [days[0] - DAY_S / 2,
			days.at(-1) + DAY_S / 2] }, y: { range: [0, 100] } },
		axes: [{ ...axis, values: (_, ticks) => ticks.map((tick) =>
			tick % DAY_S ? '' :
			new Date(tick * 1000).toISOString().slice(5, 10)) }, axis],
		series: [{ value: (_, at) => at === null ? '' :
			new Date(at * 1000).toISOString().slice(0, 10) },
		{ label: place.dataset.score, width: 2, points: { size: 7 },
			stroke: style.getPropertyValue('--accent') },
		{ label: place.dataset.flagged, width: 2, dash: [6, 4],
			points: { size: 7 },
			stroke: style.getPropertyValue('--bad') }] },
	[days, read(rows, 'score'), read(rows, 'flagged')], place);

	addEventListener('resize', () => chart.setSize(
		{ width: place.clientWidth, height: 200 }));
}
