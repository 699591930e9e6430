// Lists of calls: arrows choose a row, Enter or a click opens it; pages.
import { on } from './keys.js';

const PAGE_ROWS = { agents: 101, audit: 101, tonight: 51, search: 26 };

function startRows() {
	const rows = [...document.querySelectorAll('tr[data-href]')];
	let chosen = -1;

	function choose(step) {
		if (!rows.length)
			return;
		rows[chosen]?.classList.remove('chosen');
		chosen = Math.max(0, Math.min(rows.length - 1, chosen + step));
		rows[chosen].classList.add('chosen');
		rows[chosen].querySelector('a')?.focus({ preventScroll: true });
		rows[chosen].scrollIntoView({ block: 'nearest' });
	}

	for (const row of rows)
		row.addEventListener('click', (event) => {
			if (!event.target.closest('a, button'))
				location.href = row.dataset.href;
		});
	if (!rows.length || document.getElementById('player'))
		return;
	on('ArrowDown', () => choose(1));
	on('ArrowUp', () => choose(-1));
	on('Enter', () => {
		if (rows[chosen])
			location.href = rows[chosen].dataset.href;
	});
}

// The server sends one row more than a page where there is another page.
function startPager() {
	const most = PAGE_ROWS[document.body.dataset.template];
	const table = document.querySelector('table.paged') ??
		document.querySelector('table.calls');
	const rows = table?.querySelectorAll('tbody tr') ?? [];
	const url = new URL(location.href);
	const page = Number(url.searchParams.get('page') ?? 1) || 1;

	for (const button of document.querySelectorAll('[data-page]')) {
		const step = Number(button.dataset.page);

		button.hidden = step < 0 ? page <= 1 :
			rows.length < most && !table?.dataset.more;
		button.addEventListener('click', () => {
			url.searchParams.set('page', page + step);
			location.href = url;
		});
	}
}

export function start() {
	startRows();
	startPager();
}
