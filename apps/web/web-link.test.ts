import { webLink } from './web-link';

test.each(['https://www.example.org/alerte?x=1', 'http://example.org/'])('%s may be followed', (address) => {
  expect(webLink(address)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://bank.example@evil.example/',
  '//evil.example',
  'not an address',
  '',
])('%j is shown to nobody as a link', (address) => {
  expect(webLink(address)).toBeUndefined();
});
