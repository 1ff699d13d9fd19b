// Prints what the journeys took, beside what is aimed at: node tests/browser/table.mjs FOLDER

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.argv[2] ?? 'target/browser', 'journeys');
const files = existsSync(folder) ? readdirSync(folder).sort() : [];
const steps = files.flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

/** Chinese characters take two columns. */
const width = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const row = (cells, widths) => cells.map((cell, at) => cell + ' '.repeat(widths[at] - width(cell))).join('  ').trimEnd();

if (steps.length > 0) {
  const head = ['journey', 'step', 'clicks', 'inputs', 'keys', 'pages', 'ms', 'person s', 'aim'];
  const lines = steps.map((step) =>
    [step.journey, step.step, step.clicks, step.inputs, step.keys, step.pages, step.ms, step.seconds, step.aim].map(String),
  );
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((cells) => width(cells[at]))));
  console.log([head, ...lines].map((cells) => row(cells, widths)).join('\n'));
  console.log('person s: estimate for a practised hand by the keystroke-level model, without reading');
}
