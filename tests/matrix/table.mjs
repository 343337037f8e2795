// The table of environments in the READMEs.

import { writeBetween } from '../../tools/marked.mjs';
import { NOT_REACHED } from './projects.mjs';

export const BROWSER_NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/** What stands around the rows, by README. */
const READMES = {
  'README.md': {
    count: (green, all) =>
      `The packed package gives the answers that Node gives in ${green} of ${all} environments, without a setting made for it.`,
    summary: 'Which they are, and how each was run',
    head: ['environment', 'versions', 'how it was run'],
    browser: (name, strict) => `in ${name}${strict ? ', strict policy' : ''}`,
    then: ', ',
    failed: 'failed',
    notRun: 'not run',
  },
  'README.zh-CN.md': {
    count: (green, all) =>
      `打包后的软件包在 ${all} 个环境中的 ${green} 个里给出与 Node 相同的答案，无需为它做任何配置。`,
    summary: '都是哪些环境，各自如何运行',
    head: ['环境', '版本', '如何运行'],
    browser: (name, strict) => `在 ${name} 中${strict ? '，严格策略' : ''}`,
    then: '，',
    failed: '未通过',
    notRun: '未运行',
  },
};

export function writeTables(results) {
  for (const [file, words] of Object.entries(READMES))
    writeBetween(file, 'test:matrix', section(results, words));
}

function section(results, words) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const green = results.filter(({ failure }) => failure === undefined).length;
  return [
    `${words.count(green, results.length)}\n\n`,
    `<details><summary>${words.summary}</summary>\n\n`,
    line(words.head),
    line(words.head.map(() => '---')),
    ...results.map((result) => line([result.name, result.versions, how(result, words)])),
    '\n</details>\n',
  ].join('');
}

function how({ commands, browser, strict, failure }, words) {
  if (failure !== undefined) return `**${failure === NOT_REACHED ? words.notRun : words.failed}**`;
  const said = commands.map((command) => `\`${command}\``);
  if (browser !== undefined) said.push(words.browser(BROWSER_NAMES[browser], strict));
  return said.join(words.then);
}
