import { refusalOf } from './live-door';

const own = 'https://tocsin.test';
const url = '/live/?EIO=4&transport=websocket';

test('our own pages, and programs that are no browser, are let in', () => {
  expect(refusalOf({ url, origin: own }, own)).toBeUndefined();
  expect(refusalOf({ url: '/live?EIO=4', origin: own }, own)).toBeUndefined();
  expect(refusalOf({ url, origin: undefined }, own)).toBeUndefined();
});

test.each([
  'null', '', 'https://evil.test', 'http://tocsin.test', 'https://tocsin.test:8443', 'https://tocsin.test.evil.test',
  'https://eviltocsin.test', 'https://sub.tocsin.test', 'https://tocsin.test/', 'https://tocsin.test@evil.test',
  'HTTPS://TOCSIN.TEST', 'https://tocsin.test, https://evil.test', 'file://', 'https://tocsіn.test',
])('a page of the site "%s" is refused', (origin) => {
  expect(refusalOf({ url, origin }, own)).toBe(403);
}); // prettier-ignore

test.each([undefined, '', '/', '/other', '/livefeed', '/x/live', '//live'])('there is no socket at %s', (path) => {
  expect(refusalOf({ url: path, origin: own }, own)).toBe(404);
});
