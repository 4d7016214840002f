import { describe, expect, it } from 'vitest';
import { addressesOf, joinLink, spokenAddress } from './address.ts';

describe('the addresses of a class', () => {
  const lan = ['http://192.168.1.20:3000', 'http://10.0.0.5:3000'];
  it('begin with the page’s own when others can reach it', () => {
    expect(addressesOf(lan, 'http://lab.test')).toEqual(['http://lab.test', ...lan]);
    expect(addressesOf(lan, 'http://10.0.0.5:3000')).toEqual([
      'http://10.0.0.5:3000',
      'http://192.168.1.20:3000',
    ]);
  });
  it('end with it when it is this very machine', () => {
    expect(addressesOf(lan, 'http://localhost:3000')).toEqual([...lan, 'http://localhost:3000']);
    expect(addressesOf([], 'http://127.0.0.1:3000')).toEqual(['http://127.0.0.1:3000']);
  });
  it('make links that are short to type', () => {
    expect(joinLink('http://192.168.1.20:3000', 'K7M4QX')).toBe('http://192.168.1.20:3000/j/K7M4QX');
    expect(spokenAddress('http://192.168.1.20:3000')).toBe('192.168.1.20:3000');
  });
});
