// What another realm makes: run in an iframe, or in another context of Node, as a script of its own.

globalThis.make = {
  value: (text) => JSON.parse(text),
  bare: (text) => Object.assign(Object.create(null), JSON.parse(text)),
  instance: (text) => Object.assign(new (class Command {})(), JSON.parse(text)),
  map: (text) => new Map(Object.entries(JSON.parse(text))),
  date: (millis) => new Date(millis),
  boxed: (text) => new String(text),
  lines: () => new (class Lines extends Array {})(),
  bytes: (values) => Uint8Array.from(values),
};
