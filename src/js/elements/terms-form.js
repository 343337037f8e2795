// The form for terms: what is filled in as a merchant and a customer would agree on it, read back as
// the terms that the package takes. What is not well formed stays as it was typed; the package finds
// it, and says where.

import { field, freshId, h, moneyField, showProblem } from './dom.js';

/** Any Monday: the names of the days of the week are those of the days from here. */
const MONDAY = Date.UTC(2024, 0, 1);
const MILLIS_OF_A_DAY = 86_400_000;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const CONVENTIONS = [
  'none',
  'following',
  'preceding',
  'modifiedFollowing',
  'modifiedPreceding',
  'nearest',
];
/** What stands between the entries of a list, as people write or paste them. */
const BETWEEN = /[\s,;，；、]+/;

/**
 * Makes the form. `fill` takes terms, `read` gives them back, `fields` are what `pointOut` takes,
 * and `speak` puts names into the language.
 */
export function createTermsForm(onInput) {
  const parts = [
    createLimits(onInput),
    createCycle(onInput),
    createWindow(onInput),
    createBusinessDays(onInput),
  ];
  return {
    elements: parts.map(({ element }) => element),
    fill: (terms) => parts.forEach((part) => part.fill(terms)),
    read: () => Object.assign({}, ...parts.map((part) => part.read())),
    fields: () => parts.flatMap((part) => part.fields()),
    speak: (speaker) => parts.forEach((part) => part.speak?.(speaker)),
  };
}

const group = (say, ...content) =>
  h('fieldset', { class: 'group', part: 'section' }, h('legend', { say }), content.flat());
const countField = (options) => field({ inputmode: 'numeric', class: 'count', ...options });
const option = (value, say) => h('option', { value, say });

function selectField(say, name, options, onInput) {
  return field({ say, control: h('select', { name }, options), onInput });
}

const whole = ({ element }) => element;

/** A whole number as the JSON integer it is; anything else stays text and is refused. */
const integerOf = ({ input }) =>
  /^\d{1,4}$/.test(input.value) ? Number(input.value) : input.value;
const entriesOf = ({ input }) => input.value.split(BETWEEN).filter((entry) => entry !== '');
const put = ({ input }, value) => {
  input.value = value ?? '';
};

function createLimits(onInput) {
  const names = ['creditLimit', 'overLimitAllowance', 'overdueTolerance'];
  const [creditLimit, allowance, tolerance] = [
    moneyField({ say: 'figure.creditLimit', name: 'creditLimit', onInput }),
    moneyField({ say: 'figure.overLimitAllowance', name: 'overLimitAllowance', onInput }),
    moneyField({
      say: 'terms.overdueTolerance',
      name: 'overdueTolerance',
      hint: 'terms.toleranceHint',
      onInput,
    }),
  ];
  const all = [creditLimit, allowance, tolerance];
  const graceDays = countField({
    say: 'terms.graceDays',
    name: 'graceDays',
    hint: 'terms.graceHint',
    onInput,
  });
  const partial = tick('partialRepayment', { say: 'terms.partialRepayment' }, onInput);
  return {
    element: group('terms.limit', [...all, graceDays, partial].map(whole)),
    fill(terms) {
      names.forEach((name, at) => put(all[at], terms[name]));
      put(graceDays, terms.graceDays ?? 0);
      partial.input.checked = terms.partialRepayment ?? true;
    },
    read() {
      const written = names
        .map((name, at) => [name, all[at].input.value])
        .filter(([name, value]) => name === 'creditLimit' || value !== '');
      return {
        ...Object.fromEntries(written),
        graceDays: integerOf(graceDays),
        partialRepayment: partial.input.checked,
      };
    },
    fields: () => [
      ...names.map((name, at) => [`/terms/${name}`, all[at]]),
      ['/terms/graceDays', graceDays, 'expected.upTo366Days'],
    ],
  };
}

/** A box to tick, with its name beside it. */
function tick(name, label, onInput) {
  const id = freshId('tick');
  const input = h('input', { type: 'checkbox', id, name, part: 'input', on: { input: onInput } });
  const text = h('label', { for: id, part: 'label', ...label });
  return { element: h('span', { class: 'option' }, input, text), input, text };
}

/** Shows those fields that belong to the kind chosen. */
function showFor(kind, fieldsOf) {
  for (const each of new Set(Object.values(fieldsOf).flat())) each.element.hidden = true;
  for (const each of fieldsOf[kind]) each.element.hidden = false;
}

function createCycle(onInput) {
  const kinds = ['monthly', 'semiMonthly', 'weekly', 'everyNDays', 'perReceipt'];
  const options = kinds.map((value) => option(value, `cycle.${value}`));
  const kind = selectField('terms.cycleKind', 'cycle', options, () => show());
  const day = countField({ say: 'terms.closingDay', name: 'closingDay', onInput });
  const first = countField({ say: 'terms.firstDay', name: 'firstDay', onInput });
  const second = countField({ say: 'terms.secondDay', name: 'secondDay', onInput });
  const days = countField({ say: 'terms.length', name: 'periodDays', onInput });
  const weekdays = WEEKDAYS.map((value) => h('option', { value }));
  const weekday = selectField('terms.weekday', 'weekday', weekdays, onInput);
  const fieldsOf = {
    monthly: [day],
    semiMonthly: [first, second],
    weekly: [weekday],
    everyNDays: [days],
    perReceipt: [],
  };
  const show = () => {
    showFor(kind.input.value, fieldsOf);
    onInput();
  };
  const path = '/terms/billingCycle';
  const read = {
    monthly: () => ({ day: integerOf(day) }),
    semiMonthly: () => ({ days: [integerOf(first), integerOf(second)] }),
    weekly: () => ({ weekday: weekday.input.value }),
    everyNDays: () => ({ days: integerOf(days) }),
    perReceipt: () => ({}),
  };
  const pointed = {
    monthly: [[`${path}/day`, day, 'expected.dayOfMonth']],
    semiMonthly: [
      [`${path}/days/0`, first, 'expected.dayOfMonth'],
      [`${path}/days`, second, 'expected.twoDays'],
    ],
    weekly: [],
    everyNDays: [[`${path}/days`, days, 'expected.from1To366Days']],
    perReceipt: [],
  };
  return {
    element: group('terms.cycle', [kind, day, first, second, weekday, days].map(whole)),
    fill({ billingCycle: cycle = {} }) {
      kind.input.value = kinds.includes(cycle.kind) ? cycle.kind : 'monthly';
      put(day, cycle.day ?? 25);
      put(first, cycle.days?.[0] ?? 10);
      put(second, cycle.days?.[1] ?? 25);
      put(days, cycle.kind === 'everyNDays' ? cycle.days : 30);
      weekday.input.value = cycle.weekday ?? 'friday';
      showFor(kind.input.value, fieldsOf);
    },
    read: () => ({ billingCycle: { kind: kind.input.value, ...read[kind.input.value]() } }),
    fields: () => pointed[kind.input.value],
    speak: ({ locale }) => sayWeekdays(weekdays, locale),
  };
}

function sayWeekdays(elements, locale) {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  elements.forEach((element, at) => {
    element.textContent = names.format(MONDAY + at * MILLIS_OF_A_DAY);
  });
}

function createWindow(onInput) {
  const kinds = ['netDays', 'endOfMonth', 'dayOfMonth', 'nextOf'];
  const options = kinds.map((value) => option(value, `window.${value}`));
  const kind = selectField('terms.windowKind', 'window', options, () => show());
  const starts = ['issue', 'closing'].map((value) => option(value, `countedFrom.${value}`));
  const start = selectField('terms.countedFrom', 'countedFrom', starts, onInput);
  const days = countField({ say: 'terms.netDays', name: 'netDays', onInput });
  const months = countField({ say: 'terms.monthsAfter', name: 'monthsAfter', onInput });
  const day = countField({ say: 'terms.dueDay', name: 'dueDay', onInput });
  const list = field({ say: 'terms.dueDays', name: 'dueDays', hint: 'terms.dueDaysHint', onInput });
  const plus = countField({ say: 'terms.plusDays', name: 'plusDays', onInput });
  const fieldsOf = {
    netDays: [days],
    endOfMonth: [months, plus],
    dayOfMonth: [day, months, plus],
    nextOf: [list, plus],
  };
  const show = () => {
    showFor(kind.input.value, fieldsOf);
    onInput();
  };
  const plusDays = () => ({ plusDays: integerOf(plus) });
  const monthsAfter = () => ({ monthsAfter: integerOf(months) });
  const read = {
    netDays: () => ({ days: integerOf(days) }),
    endOfMonth: () => ({ ...monthsAfter(), ...plusDays() }),
    dayOfMonth: () => ({ day: integerOf(day), ...monthsAfter(), ...plusDays() }),
    nextOf: () => ({ days: entriesOf(list).map(integerWritten), ...plusDays() }),
  };
  const path = '/terms/repaymentWindow';
  return {
    element: group('terms.window', [kind, days, day, list, months, plus, start].map(whole)),
    fill({ repaymentWindow: window = {} }) {
      kind.input.value = kinds.includes(window.kind) ? window.kind : 'netDays';
      put(days, window.kind === 'netDays' ? window.days : 20);
      put(list, window.kind === 'nextOf' ? window.days?.join(' ') : '10 25');
      put(months, window.monthsAfter ?? 1);
      put(day, window.day ?? 10);
      put(plus, window.plusDays ?? 0);
      start.input.value = window.from ?? 'issue';
      showFor(kind.input.value, fieldsOf);
    },
    read: () => ({
      repaymentWindow: {
        kind: kind.input.value,
        ...read[kind.input.value](),
        from: start.input.value,
      },
    }),
    fields: () => [
      kind.input.value === 'netDays'
        ? [`${path}/days`, days, 'expected.upTo366Days']
        : [`${path}/days`, list, 'expected.daysOfMonth'],
      [`${path}/day`, day, 'expected.dayOfMonth'],
      [`${path}/monthsAfter`, months, 'expected.upTo12Months'],
      [`${path}/plusDays`, plus, 'expected.upTo366Days'],
    ],
  };
}

const integerWritten = (value) => integerOf({ input: { value } });

function createBusinessDays(onInput) {
  const conventions = CONVENTIONS.map((value) => option(value, `convention.${value}`));
  const convention = selectField('terms.convention', 'convention', conventions, onInput);
  const boxes = WEEKDAYS.map((name) => tick(name, {}, onInput));
  const problem = h('p', {
    class: 'problem',
    part: 'problem',
    id: freshId('weekend'),
    hidden: true,
  });
  const weekend = h(
    'fieldset',
    { class: 'choice', part: 'field', 'aria-describedby': problem.id },
    h('legend', { part: 'label', say: 'terms.weekend' }),
    h('div', { class: 'options' }, boxes.map(whole)),
    problem,
  );
  const dates = (say, name) =>
    field({ say, hint: 'terms.datesHint', onInput, control: h('textarea', { rows: 3, name }) });
  const holidays = dates('terms.holidays', 'holidays');
  const workdays = dates('terms.workdays', 'workdays');
  const path = '/terms/businessDays';
  return {
    element: group(
      'terms.businessDays',
      convention.element,
      weekend,
      holidays.element,
      workdays.element,
    ),
    fill({ businessDays: days = {} }) {
      convention.input.value = days.convention ?? 'none';
      const off = days.weekend ?? ['saturday', 'sunday'];
      boxes.forEach(({ input }, at) => {
        input.checked = off.includes(WEEKDAYS[at]);
      });
      put(holidays, days.holidays?.join('\n'));
      put(workdays, days.workdays?.join('\n'));
    },
    read: () => ({
      businessDays: {
        convention: convention.input.value,
        weekend: WEEKDAYS.filter((_, at) => boxes[at].input.checked),
        holidays: entriesOf(holidays),
        workdays: entriesOf(workdays),
      },
    }),
    fields: () => [
      [`${path}/holidays/`, holidays, 'expected.dateAt'],
      [`${path}/holidays`, holidays, 'expected.someBusinessDay'],
      [`${path}/workdays/`, workdays, 'expected.dateAt'],
      [`${path}/workdays`, workdays, 'expected.fewerDates'],
      [
        `${path}/weekend`,
        { showProblem: (text) => showProblem(weekend, problem, text) },
        'expected.weekend',
      ],
    ],
    speak: ({ locale }) =>
      sayWeekdays(
        boxes.map(({ text }) => text),
        locale,
      ),
  };
}
