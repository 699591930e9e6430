// The morning after, as people do it: sign in, find the flagged call, hear the second that matters, decide, and see what
// came of it. Run by tests/e2e/review.py, which prepares the night and says where the server is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { AUSCULT, BASE, DB, PASSWORD, SHOTS } = process.env;
const CALL = 'zh-09-interrupted';
const AGENT = '8047';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

let browser;

before(async () => {
	mkdirSync(SHOTS, { recursive: true });
	browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
});

after(() => browser?.close());

// A page of somebody who has signed in; what the browser complains of fails the test.
async function visit(name, locale, viewport = { width: 1280, height: 900 }) {
	const context = await browser.newContext({ locale, viewport });
	const page = await context.newPage();

	page.complaints = [];
	page.on('pageerror', (error) => page.complaints.push(error.message));
	page.on('console', (line) => {
		if (line.type() === 'error')
			page.complaints.push(line.text());
	});
	await page.goto(`${BASE}/`);
	await page.fill('[name=name]', name);
	await page.fill('[name=password]', PASSWORD);
	await page.click('main button');
	await page.waitForURL('**/tonight');
	return page;
}

async function openFlaggedCall(page) {
	await page.click(`tr[data-href] >> text=${CALL}`);
	await page.waitForSelector('#player[data-ready]');
}

function now(page) {
	return page.evaluate(() => document.getElementById('audio').currentTime);
}

function firstEvidence(page) {
	return page.locator('#flag [data-seek]').first().getAttribute('data-seek').then(Number);
}

function reportedScore() {
	const rows = JSON.parse(execFileSync(AUSCULT, ['report', '--db', DB, '--by', 'agent', '--format', 'json']));

	return rows.find((row) => row.agent === AGENT).score;
}

async function shownScore(page) {
	await page.goto(`${BASE}/agent/${AGENT}`);
	return Number(await page.locator('#agent-sums td').nth(1).textContent());
}

function rule(page, name) {
	return page.locator(`.rule[data-rule=${name}]`);
}

async function overturnRule(page, name, value, reason) {
	await rule(page, name).locator('summary').first().click();
	await rule(page, name).locator('.overturn select').selectOption(value);
	await rule(page, name).locator('.overturn [name=reason]').fill(reason);
	await rule(page, name).locator('.overturn button').click();
	await page.waitForSelector(`.rule[data-rule=${name}] .state`);
}

test('the worst flagged call is found and plays from its evidence', async () => {
	const page = await visit('qa', 'en-GB');

	await page.screenshot({ path: `${SHOTS}/tonight-en.png` });
	assert.match(await page.locator('tbody tr').first().textContent(), new RegExp(CALL));
	await openFlaggedCall(page);
	const evidence = await firstEvidence(page);

	assert.ok(Math.abs(await now(page) - evidence) < 0.1, 'the page opens at the evidence');
	await page.evaluate(() => { document.getElementById('audio').currentTime = 0; });
	await page.click('#flag [data-seek]');
	await page.waitForFunction((at) => document.getElementById('audio').currentTime > at + 0.3, evidence,
		{ timeout: 20000 });
	assert.ok(await now(page) < evidence + 10, 'the sound goes on from the evidence');
	assert.ok(await page.locator('.turn.now').count() >= 1, 'the transcript follows');
	await page.keyboard.press(' ');
	assert.equal(await page.evaluate(() => document.getElementById('audio').paused), true);
	await page.screenshot({ path: `${SHOTS}/call-en.png` });
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('a click on a quotation mark of evidence goes there, too', async () => {
	const page = await visit('qa', 'en-GB');

	await openFlaggedCall(page);
	const evidence = await firstEvidence(page);
	const quote = await page.locator('#flag [data-seek] q').first().boundingBox();

	for (const x of [quote.x + 2, quote.x + quote.width - 2]) {
		await page.evaluate(() => { document.getElementById('audio').currentTime = 0; });
		await page.mouse.click(x, quote.y + quote.height / 2);
		assert.ok(await now(page) >= evidence - 0.1);
	}
	await page.context().close();
});

test('what is masked is covered on the waveform', async () => {
	const page = await visit('qa', 'en-GB');

	await openFlaggedCall(page);
	const silences = await page.locator('#hits [data-kind=masked]').count();

	assert.ok(silences > 0);
	await page.waitForFunction((count) => {
		const regions = document.querySelector('#waveform > div').shadowRoot.querySelectorAll('[part~=region]');

		return [...regions].filter((region) => getComputedStyle(region).backgroundColor === 'rgba(27, 35, 38, 0.8)').length ===
			count;
	}, silences);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('the keyboard alone moves through evidence, turns and comments', async () => {
	const page = await visit('qa', 'en-GB');

	await page.keyboard.press('ArrowDown');
	assert.equal(await page.locator('tr.chosen').count(), 1);
	await page.keyboard.press('Enter');
	await page.waitForSelector('#player[data-ready]');
	const start = await now(page);

	await page.keyboard.press('n');
	await page.waitForFunction((at) => document.getElementById('audio').currentTime > at, start);
	await page.keyboard.press(' ');
	const later = await now(page);

	await page.keyboard.press('ArrowRight');
	assert.ok(Math.abs(await now(page) - later - 5) < 1);
	await page.keyboard.press('c');
	assert.match(await page.inputValue('#comment-at'), /^\d+\.\d$/);
	await page.keyboard.type('hear this');
	await page.keyboard.press('Enter');
	await page.waitForSelector('#comments li >> text=hear this');
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('an overturned verdict changes score and report, and the machine keeps its own', async () => {
	const page = await visit('qa', 'en-GB');
	const before = { shown: await shownScore(page), reported: reportedScore() };

	await page.goto(`${BASE}/tonight`);
	await openFlaggedCall(page);
	assert.equal(await page.textContent('#score'), '0.0');
	await overturnRule(page, 'forbidden_words', 'pass', 'said by the customer');
	assert.equal(await rule(page, 'forbidden_words').locator('.machine-verdict').textContent(), 'fail');
	assert.notEqual(await page.textContent('#score'), '0.0');
	assert.equal(await page.textContent('#machine-score'), '0.0');
	const after = { shown: await shownScore(page), reported: reportedScore() };

	await page.screenshot({ path: `${SHOTS}/agent-en.png` });
	assert.ok(after.reported > before.reported + 5, `${before.reported} -> ${after.reported}`);
	assert.ok(Math.abs(after.shown - after.reported) < 0.1, 'page and report say the same');
	assert.ok(Math.abs(before.shown - before.reported) < 0.1);
	await page.context().close();
});

test('an overturned flag stays in the list as overturned', async () => {
	const page = await visit('qa', 'en-GB');

	await openFlaggedCall(page);
	await page.keyboard.press('x');
	await page.keyboard.type('a quotation');
	await page.keyboard.press('Enter');
	await page.waitForSelector('#flag .state.overturned');
	await page.goto(`${BASE}/tonight`);
	assert.match(await page.locator(`tr:has-text("${CALL}")`).textContent(), /overturned/);
	const flagged = JSON.parse(execFileSync(AUSCULT, ['report', '--db', DB, '--by', 'flagged', '--format', 'json']));

	assert.ok(!flagged.some((row) => row.call === CALL), 'the report does not count it');
	await page.context().close();
});

test('the same goes in Chinese', async () => {
	const page = await visit('qa', 'zh-CN');

	assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
	await page.screenshot({ path: `${SHOTS}/tonight-zh.png` });
	await openFlaggedCall(page);
	const evidence = await firstEvidence(page);

	await page.click('#flag [data-seek]');
	await page.waitForFunction((at) => document.getElementById('audio').currentTime > at + 0.3, evidence,
		{ timeout: 20000 });
	await page.keyboard.press(' ');
	assert.match(await page.textContent('#sheet-title'), /评分表/);
	const before = reportedScore();

	await overturnRule(page, 'interruption', 'pass', '客户同时开口');
	assert.match(await rule(page, 'interruption').textContent(), /机器判定: 未通过/);
	await page.screenshot({ path: `${SHOTS}/call-zh.png` });
	assert.ok(reportedScore() > before);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('an agent sees the own calls and appeals, and quality staff judges', async () => {
	const agent = await visit('agent', 'zh-CN');

	assert.ok(!(await agent.textContent('main')).includes(AGENT), 'nobody else is listed');
	await agent.click('tr[data-href] >> text=zh-03-regulator');
	await agent.locator('.rule summary').first().click();
	await agent.locator('.rule [name=text]').first().fill('我已问候');
	await agent.locator('.rule details[open] button').first().click();
	await agent.waitForSelector('#appeals li >> text=我已问候');
	const qa = await visit('qa', 'zh-CN');

	await qa.click('tr[data-href] >> text=我已问候');
	await qa.fill('#appeals [name=text]', '重听后成立');
	await qa.click('#appeals button[value=uphold]');
	await qa.waitForSelector('#appeals >> text=申诉成立');
	await agent.reload();
	assert.match(await agent.textContent('#appeals'), /重听后成立/);
	await agent.context().close();
	await qa.context().close();
});

test('a phone shows every page without scrolling sideways', async () => {
	const page = await visit('qa', 'en-GB', { width: 390, height: 844 });

	for (const path of ['/tonight', '/agents', '/search', '/calibration', '/account']) {
		await page.goto(BASE + path);
		const wide = await page.evaluate(() => document.body.scrollWidth);

		assert.ok(wide <= 390, `${path} is ${wide} wide`);
	}
	await page.goto(`${BASE}/tonight`);
	await openFlaggedCall(page);
	assert.ok(await page.evaluate(() => document.body.scrollWidth) <= 390);
	await page.screenshot({ path: `${SHOTS}/call-phone.png` });
	await page.context().close();
});

// WCAG 2.1, 1.4.3, 2.4.1, 3.1.1, 4.1.2: what a machine can tell of them.
test('every control has a name, every page a language, a title and one heading', async () => {
	const page = await visit('qa', 'en-GB');
	const paths = ['/tonight', '/agents', '/search', '/calibration', '/account', `/agent/${AGENT}`];

	paths.push(await page.locator('tr[data-href]').first().getAttribute('data-href'));
	for (const path of paths) {
		await page.goto(BASE + path);
		const nameless = await page.evaluate(() => [...document.querySelectorAll(
			'button, input:not([type=hidden]), select, a[href], summary')].filter((element) =>
			!element.textContent.trim() && !element.ariaLabel && !element.labels?.length && !element.title &&
			!element.querySelector('img[alt]') && element.checkVisibility()).map((element) => element.outerHTML));

		assert.deepEqual(nameless, [], path);
		assert.equal(await page.locator('h1').count(), 1, path);
		assert.match(await page.title(), /Auscult/, path);
		assert.equal(await page.getAttribute('html', 'lang'), 'en', path);
	}
	await page.context().close();
});
