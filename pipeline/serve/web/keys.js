// Keys: one table for all pages. A module says what a key does while it is
// there; nothing happens while somebody types.
const actions = new Map();

export function on(key, act) {
	actions.set(key, act);
}

function isTyping(target) {
	return target.closest('input, select, textarea, dialog[open]') !== null;
}

export function start() {
	const help = document.getElementById('help');

	on('?', () => help.showModal());
	document.addEventListener('keydown', (event) => {
		const act = actions.get(event.key);

		if (!act || event.ctrlKey || event.metaKey || event.altKey ||
		    isTyping(event.target))
			return;
		// A button that has the focus is pressed by these.
		if ((event.key === ' ' || event.key === 'Enter') &&
		    event.target.closest('button, a, summary'))
			return;
		event.preventDefault();
		act();
	});
}
