// The answer to the commonest question, an order preview, as it crosses from the wasm module: of a
// plain yes the values alone. Two thirds of such an answer's JSON are names that never change.

import { parse, split } from './plain.js';

/** Makes a preview of its packed values, or of its JSON where it is not a plain yes. */
export function orderPreview(text) {
  if (text[0] === '{') return parse(text);
  const values = split(text, ' ');
  return {
    decision: 'accepted',
    refusals: [],
    creditLimit: values[0],
    temporaryLimit: values[1],
    overLimitAllowance: values[2],
    reserved: values[3],
    unbilled: values[4],
    billed: values[5],
    exposure: values[6],
    available: values[7],
    availableAfter: values[8],
    shortfall: values[9],
    statement: {
      number: +values[14],
      closesOn: values[11],
      issuedOn: values[12],
      dueOn: values[13],
    },
    repayToProceed: { amount: values[10], lines: [] },
    nextOverdueOn: values[15] === 'null' ? null : values[15],
  };
}
