// How the tests of the what-if read it and what they compare it with.

import { readFileSync } from 'node:fs';
import { text } from './reading.mjs';

export const source = (place) => readFileSync(new URL(`../../${place}`, import.meta.url), 'utf8');
export const story = JSON.parse(source('www/data/sample.json'));
export const english = { language: 'en' };

export const steps = (page) => text(page, '.step .title');
export const verdict = (page) => text(page, '.what-if .verdict');
/** What the selector finds within the step of this number. */
export const within = (step, selector) => `.step:nth-child(${step}) ${selector}`;
export const problem = (page, step) => text(page, within(step, '.problem'));

/** What `simulate` of the package itself says of these commands on the sample account. */
export const simulated = (page, commands, on = story.on) =>
  page.evaluate(
    async (past, asked) => {
      const { CreditAccount } = await import('/credit-term/index.js');
      const { formatAmount } = await import('/credit-term/words.js');
      const account = CreditAccount.create();
      for (const command of past) account.apply(command);
      const overview = account.overview({ on: asked.on });
      const written = (each) => ({
        ...Object.fromEntries(
          Object.entries(each)
            .filter(([, value]) => /^-?\d+\.\d\d$/.test(value))
            .map(([name, value]) => [name, formatAmount(value, 'en')]),
        ),
        overdue: each.overdue === null ? '—' : formatAmount(each.overdue.amount, 'en'),
      });
      return {
        before: written(overview),
        outcomes: account.simulate(asked).steps.map(({ answer }) => answer.outcome),
        after: account.simulate(asked).steps.map((step) => written(step.overview)),
      };
    },
    story.commands,
    { on, commands },
  );
