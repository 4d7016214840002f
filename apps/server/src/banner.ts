/** What the operator reads when the server has started. */
import { renderUnicodeCompact } from 'uqr';

export interface Started {
  readonly port: number;
  /** Base addresses for the network, likeliest first. */
  readonly network: readonly string[];
  /** The database file, as people know it. */
  readonly file: string;
}

/** Several lines, English beside Chinese, with a QR code of the likeliest address. */
export function banner({ port, network, file }: Started): string {
  const local = `http://localhost${port === 80 ? '' : `:${port}`}`;
  const [best] = network;
  const lines = [
    '',
    '  Handshake Lab · 握手实验室',
    '',
    `  On this machine · 本机       ${local}`,
    ...network.map(
      (address, i) => `${i === 0 ? '  On the network · 局域网     ' : ' '.repeat(28)} ${address}`,
    ),
    '',
  ];
  if (best) {
    const code = renderUnicodeCompact(best, { border: 2 });
    lines.push(
      ...code.split('\n').map((line) => `  ${line}`),
      '',
      '  Scan it in the same Wi-Fi. · 在同一 Wi-Fi 下扫描。',
    );
  }
  lines.push(
    `  Data · 数据：${file}`,
    '  Ctrl+C ends the server, nothing is lost. · 按 Ctrl+C 结束，数据不会丢失。',
    '',
  );
  return lines.join('\n');
}
