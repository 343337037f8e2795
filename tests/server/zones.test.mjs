// The server and the package find the same business date: in Node, in Chromium and by the server's
// clock, at every hour around every change of clock from 2020 to 2030.
//
// The zones are such whose rules are settled: engines bring zone data of different years, which
// differ on what a government has decided since.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test, { after, before } from 'node:test';

import { browserName, closeBrowser, withPage } from '../../tools/browsers.mjs';
import { inProject } from '../../tools/project.mjs';
import { INSTALLED, esm } from '../js/packed.mjs';
import { buildServer, built } from './running.mjs';

const ZONES = [
  ...['UTC', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Hong_Kong', 'Asia/Kolkata', 'Asia/Kathmandu'],
  ...['Asia/Singapore', 'Asia/Dubai', 'Europe/London', 'Europe/Berlin', 'Europe/Lisbon'],
  ...['Europe/Helsinki', 'America/New_York', 'America/Los_Angeles', 'America/St_Johns'],
  ...['America/Argentina/Buenos_Aires', 'Australia/Sydney', 'Australia/Lord_Howe'],
  ...['Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Kiritimati', 'Etc/GMT+8'],
];
/** Whether or not there is such a place: no name of a zone, on either side. */
const NO_ZONES = [
  ...[
    '',
    ' ',
    '/',
    'utc',
    'Utc',
    'GMT',
    'EST',
    'EST5EDT',
    'PRC',
    'CST6CDT',
    'Z',
    '+08:00',
    '-0500',
  ],
  ...[
    'Asia/',
    '/Shanghai',
    'Asia//Shanghai',
    'Asia/Shang hai',
    'Asia/上海',
    'Asia/Shanghai/',
    'Asia',
  ],
  ...[
    ' Asia/Shanghai',
    'Asia/Shanghai\t',
    'Mars/Phobos',
    'Asia/Nowhere',
    '../UTC',
    'Etc/1',
    'Etc/+1',
  ],
];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = Date.UTC(2020, 0, 1);
const LAST = Date.UTC(2031, 0, 1);
/** How long before and after a change of clock every hour is looked at. */
const AROUND = 36 * HOUR;

/** Minutes by which a zone is ahead of UTC, by the engine's own data. */
function offsets(zone) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) =>
    format.formatToParts(instant).find(({ type }) => type === 'timeZoneName').value;
}

/** Every hour around every change of a zone's clock, and around every new year. */
function instants(zone) {
  const offset = offsets(zone);
  const middles = [];
  for (let week = FIRST; week < LAST; week += 7 * DAY) {
    if (offset(week) === offset(week + 7 * DAY)) continue;
    let day = week;
    while (offset(day) === offset(day + DAY)) day += DAY;
    middles.push(day + DAY / 2);
  }
  for (let year = 2020; year <= 2031; year += 1) middles.push(Date.UTC(year, 0, 1));
  return middles.flatMap((middle) => {
    const hours = Array.from({ length: (2 * AROUND) / HOUR }, (_, n) => middle - AROUND + n * HOUR);
    // The last instant of an hour is of the same date, or the clock lies.
    return hours.flatMap((hour) => [hour - 1, hour]);
  });
}

/** What the server's clock says of instants, each with a zone. */
function byTheServer(asked) {
  const input = asked.map(([millis, zone]) => `${millis} ${zone}`).join('\n');
  const { status, stdout, stderr } = spawnSync(built('examples', 'business_dates'), {
    input,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  assert.equal(status, 0, stderr);
  return stdout.trim().split('\n');
}

const asked = ZONES.flatMap((zone) => instants(zone).map((millis) => [millis, zone]));
let dates;

before(async () => {
  await buildServer('business_dates');
  dates = byTheServer(asked);
});
after(closeBrowser);

/** The first instant of which another date is said. */
function difference(said) {
  const at = said.findIndex((date, n) => date !== dates[n]);
  if (at === -1) return undefined;
  const [millis, zone] = asked[at];
  return `${new Date(millis).toISOString()} in ${zone}: ${said[at]}, the server says ${dates[at]}`;
}

test('the zones change their clocks, or do not', () => {
  const hours = new Map();
  for (const [, zone] of asked) hours.set(zone, (hours.get(zone) ?? 0) + 1);
  // Twelve new years, and two changes in each of eleven years where there are any.
  const oneMiddle = (4 * AROUND) / HOUR;
  const middles = [...hours].map(([zone, count]) => [zone, count / oneMiddle]);
  for (const [zone, count] of middles) assert.ok([12, 34].includes(count), `${zone}: ${count}`);
  assert.ok(11 <= middles.filter(([, count]) => count === 34).length);
  assert.ok(!dates.includes('none'));
});

test('in Node every date is the server’s', () => {
  const said = asked.map(([millis, zone]) => esm.businessDate(new Date(millis), zone));
  assert.equal(difference(said), undefined);
});

test(`in ${browserName} every date is the server’s`, () =>
  withPage(
    '/',
    async (page) => {
      const said = await page.evaluate(async (asked) => {
        const { businessDate } = await import('/credit-term/index.js');
        return asked.map(([millis, zone]) => businessDate(new Date(millis), zone));
      }, asked);
      assert.equal(difference(said), undefined);
    },
    {
      tree: {
        '/credit-term/': path.join(INSTALLED, 'dist'),
        '/': inProject('tests/js/parity'),
      },
    },
  ));

test('what is no name of a zone is none on either side', () => {
  const said = byTheServer(NO_ZONES.map((zone) => [FIRST, zone]));
  for (const [n, zone] of NO_ZONES.entries()) {
    assert.equal(said[n], 'none', `the server takes \`${zone}\``);
    assert.throws(() => esm.businessDate(new Date(FIRST), zone), { path: '/zone' }, zone);
  }
});

test('the dates that are taken end on the same days', () => {
  const edges = [Date.UTC(1970, 0, 1), Date.UTC(9991, 0, 1)].flatMap((edge) =>
    Array.from({ length: 97 }, (_, n) => edge + (n - 48) * HOUR),
  );
  for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']) {
    const server = byTheServer(edges.map((millis) => [millis, zone]));
    const here = edges.map((millis) => {
      try {
        return esm.businessDate(new Date(millis), zone);
      } catch (error) {
        assert.equal(error.path, '/instant');
        return 'none';
      }
    });
    assert.deepEqual(here, server, zone);
    assert.ok(here.includes('none') && here.includes('1970-01-01') && here.includes('9990-12-31'));
  }
});
