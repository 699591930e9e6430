// The call: sound, waveform and transcript move together.
import { on } from './keys.js';

const COLOURS = { fail: '#d9483f66', pass: '#2e9e5a55', risk: '#e08a0077',
	sound: '#7a8a9255', overlap: '#a3123a44', unknown: '#7a8a9233',
	masked: '#1b2326cc' };
const STEP_S = 5;

const audio = document.getElementById('audio');
const turns = [...document.querySelectorAll('.turn')];
const words = [...document.querySelectorAll('.said span[data-start]')];

function clock(seconds) {
	const whole = Math.floor(seconds);

	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

// A pause that comes before the sound has begun is no failure.
function play() {
	audio.play().catch((failure) => {
		if (failure.name !== 'AbortError')
			throw failure;
	});
}

// A place that was asked for before the sound is there is kept until it is.
function seek(seconds, plays) {
	audio.currentTime = Math.max(0, seconds);
	if (plays)
		play();
	show();
}

function holds(element, now) {
	return now >= Number(element.dataset.start) &&
		now < Number(element.dataset.end);
}

function mark(elements, now) {
	let first = null;

	for (const element of elements) {
		const is = holds(element, now);

		element.classList.toggle('now', is);
		first ??= is ? element : null;
	}
	return first;
}

let shownTurn = null;

function show() {
	const now = audio.currentTime;
	const turn = mark(turns, now);

	mark(words, now);
	document.getElementById('clock').textContent = clock(now);
	if (turn && turn !== shownTurn && !audio.paused)
		turn.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
	shownTurn = turn;
}

function evidenceTimes() {
	const hits = document.querySelectorAll(
		'#hits [data-kind=risk], #hits [data-kind=fail]');

	return [...new Set([...hits].map((hit) => Number(hit.dataset.start)))]
		.sort((a, b) => a - b);
}

function goToEvidence(step) {
	const now = audio.currentTime;
	const times = evidenceTimes();
	const at = step > 0 ? times.find((time) => time > now + 0.05) :
		times.findLast((time) => time < now - 1);

	if (at !== undefined)
		seek(at, true);
}

function goToTurn(step) {
	const now = audio.currentTime;
	const starts = turns.map((turn) => Number(turn.dataset.start));
	const at = step > 0 ? starts.find((start) => start > now + 0.05) :
		starts.findLast((start) => start < now - 1);

	if (at !== undefined)
		seek(at, !audio.paused);
}

function togglePlay() {
	if (audio.paused)
		play();
	else
		audio.pause();
}

function showHits(regions) {
	for (const hit of document.querySelectorAll('#hits i')) {
		const kind = hit.dataset.kind;

		if (COLOURS[kind])
			regions.addRegion({ start: Number(hit.dataset.start),
				end: Number(hit.dataset.end), drag: false,
				resize: false, color: COLOURS[kind] });
	}
}

// Without the bundle, or the recording, the browser's own controls do.
async function showWaveform(player) {
	const { WaveSurfer, Regions } = await import('./vendor.js');
	const answer = await fetch(player.dataset.waveform);

	if (!WaveSurfer || !answer.ok)
		throw new Error('no waveform');
	const peaks = (await answer.json()).map(
		(channel) => channel.map((peak) => peak / 100));
	if (player.dataset.agentChannel === '2')
		peaks.reverse();
	const wave = WaveSurfer.create({ container: '#waveform', media: audio,
		peaks, duration: Number(player.dataset.duration), height: 60,
		splitChannels: peaks.map((_, i) => ({ height: 60,
			waveColor: i ? '#a06a1f' : '#2a7f9e',
			progressColor: i ? '#6b4510' : '#0b4a5c' })),
		cursorColor: '#b3261e', normalize: true,
		cspNonce: player.dataset.nonce });

	const regions = wave.registerPlugin(Regions.create());

	wave.once('ready', () => showHits(regions));
}

function startKeys() {
	on(' ', togglePlay);
	on('n', () => goToEvidence(1));
	on('p', () => goToEvidence(-1));
	on('ArrowDown', () => goToTurn(1));
	on('ArrowUp', () => goToTurn(-1));
	on('ArrowRight', () => seek(audio.currentTime + STEP_S, !audio.paused));
	on('ArrowLeft', () => seek(audio.currentTime - STEP_S, !audio.paused));
	on('y', () => document.querySelector('#flag-confirm button')?.click());
	on('x', () => {
		const overturn = document.getElementById('flag-overturn');

		if (!overturn)
			return;
		overturn.open = true;
		overturn.querySelector('input[name=reason]').focus();
	});
	on('c', () => {
		const at = document.getElementById('comment-at');

		if (!at)
			return;
		at.value = audio.currentTime.toFixed(1);
		document.getElementById('comment-text').focus();
	});
}

function startButtons() {
	const button = document.getElementById('play');

	button.addEventListener('click', togglePlay);
	for (const name of ['play', 'pause'])
		audio.addEventListener(name, () =>
			button.setAttribute('aria-pressed', String(!audio.paused)));
	document.getElementById('next').addEventListener('click',
		() => goToEvidence(1));
	document.getElementById('previous').addEventListener('click',
		() => goToEvidence(-1));
	document.getElementById('speed').addEventListener('change', (event) => {
		audio.playbackRate = Number(event.target.value);
	});
	document.addEventListener('click', (event) => {
		const target = event.target.closest(
			'[data-seek], .stamp, .said span[data-start]');

		if (!target)
			return;
		// After a click the space bar pauses; after Enter the focus stays.
		if (event.detail > 0)
			target.blur();
		seek(Number(target.dataset.seek ?? target.dataset.start ??
			target.closest('.turn').dataset.start), true);
	});
}

export function start() {
	const player = document.getElementById('player');
	const at = /^#t=([0-9.]+)$/.exec(location.hash);

	audio.addEventListener('timeupdate', show);
	audio.addEventListener('seeked', show);
	startButtons();
	startKeys();
	showWaveform(player).catch(() =>
		document.body.classList.add('no-waveform')).then(() => {
		if (at)
			seek(Number(at[1]), false);
		player.dataset.ready = 'yes';
	});
}
