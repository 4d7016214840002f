import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { addressesFor, networkAddresses } from './addresses.ts';

const four = (address: string, internal = false) =>
  ({ address, family: 'IPv4', internal }) as NetworkInterfaceInfo;
const six = (address: string) => ({ address, family: 'IPv6', internal: false }) as NetworkInterfaceInfo;

describe('addresses for the network', () => {
  it('begin with the likeliest Wi-Fi; containers come last, this machine’s own not at all', () => {
    const interfaces = {
      lo: [four('127.0.0.1', true)],
      docker0: [four('172.17.0.1')],
      eth0: [four('10.1.2.3'), six('fe80::1')],
      wlan0: [four('192.168.1.17'), six('2001:db8::5')],
      usb0: [four('169.254.3.4')],
    };
    expect(networkAddresses('0.0.0.0', 3000, interfaces)).toEqual([
      'http://192.168.1.17:3000',
      'http://10.1.2.3:3000',
      'http://172.17.0.1:3000',
      'http://169.254.3.4:3000',
    ]);
  });

  it('are IPv6 only where there is nothing else, in brackets', () => {
    expect(networkAddresses('::', 80, { wlan0: [six('2001:db8::5'), six('fe80::1')] })).toEqual([
      'http://[2001:db8::5]',
    ]);
  });

  it('are what the server was told to listen on', () => {
    expect(networkAddresses('192.168.1.17', 3000, {})).toEqual(['http://192.168.1.17:3000']);
    expect(networkAddresses('127.0.0.1', 3000, { wlan0: [four('192.168.1.17')] })).toEqual([]);
    expect(networkAddresses('localhost', 3000)).toEqual([]);
  });
});

describe('addresses on the board', () => {
  const network = ['http://192.168.1.17:3000', 'http://10.0.0.2:3000'];
  it('begin with the one that the instructor’s browser uses', () => {
    expect(addressesFor('lab.test:3000', network, 3000)).toEqual(['http://lab.test:3000', ...network]);
    expect(addressesFor('10.0.0.2:3000', network, 3000)).toEqual([
      'http://10.0.0.2:3000',
      'http://192.168.1.17:3000',
    ]);
  });
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', undefined, 'evil"><script>', 'a/b'])(
    'leave out %s',
    (host) => expect(addressesFor(host, network, 3000)).toEqual(network),
  );
  it('are the machine’s own when there is no network', () => {
    expect(addressesFor('localhost:3000', [], 3000)).toEqual(['http://localhost:3000']);
  });
});
