/** What reaches the stream: every piece, in the order in which it was given, whatever it was given as. */
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Output } from './output.ts';

function gathering(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

test('text, encoded parts and numbers keep their order over many flushes', async () => {
  const { stream, text } = gathering();
  const out = new Output(stream);
  let expected = '';
  const part = new TextEncoder().encode('，"序号":');
  for (let i = 0; i < 20_000; i++) {
    out.add(`行 ${i}`);
    out.encoded(part);
    out.count(i * 97);
    out.add('\n');
    expected += `行 ${i}，"序号":${i * 97}\n`;
    if (out.full) await out.flush();
  }
  await out.flush();
  expect(text()).toBe(expected);
});

test.each([0, 1, 9, 10, 99, 100, 65_535, 4_294_967_295, Number.MAX_SAFE_INTEGER])(
  'the digits of %d',
  async (n) => {
    const { stream, text } = gathering();
    const out = new Output(stream);
    out.count(n);
    await out.flush();
    expect(text()).toBe(String(n));
  },
);

test('what is longer than all that is usually gathered gets room', async () => {
  const { stream, text } = gathering();
  const out = new Output(stream);
  const long = '长'.repeat(400_000);
  out.count(7);
  out.add(long);
  out.encoded(new TextEncoder().encode('end'));
  await out.flush();
  expect(text()).toBe(`7${long}end`);
});
