import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { renderPage } from '../../apps/web/render';
import { languages } from '../../libs/channels/language';
import { consolePages } from './sample-console';
import { citizenPages } from './sample-pages';

const documents = [
  ...languages.flatMap((language) =>
    Object.entries(citizenPages(language)).map(([name, page]) => [`${name}, ${language}`, renderPage(page)] as const),
  ),
  ...(['fr', 'en'] as const).flatMap((language) =>
    Object.entries(consolePages(language)).map(([name, page]) => [`${name}, ${language}`, renderPage(page)] as const),
  ),
];

test.each(documents)('%s holds nothing that the content security policy forbids', (_name, html) => {
  expect(html).not.toMatch(/<style|<script(?![^>]* src="\/assets\/)|\sstyle="|\son[a-z]+="|javascript:/i);
});

test.each(documents)('%s asks nobody else for anything', (_name, html) => {
  const loaded = [...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)].map(
    ([, address]) => address,
  );
  expect(loaded.filter((address) => !address?.startsWith('/'))).toEqual([]);
});

test.each(documents)('%s gives each id once', (_name, html) => {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(documents)('%s changes nothing by following a link: every act is a posted form', (_name, html) => {
  const forms = [...html.matchAll(/<form([^>]*)>/g)].map(([, attributes]) => attributes);
  expect(forms.filter((attributes) => !attributes?.includes('method="post"'))).toEqual([]);
});

test.each(languages.map((language) => [language]))(
  'the incident page in %s with its styles stays under 14 KB on the wire',
  (language) => {
    const css = readFileSync(join(__dirname, '../../apps/web/styles/site.css'));
    const page = citizenPages(language).incident;
    if (!page) throw new Error('no incident page');
    expect(gzipSync(renderPage(page)).length + gzipSync(css).length).toBeLessThan(14_000);
  },
);

test('what people type comes back as text, never as markup', () => {
  const html = renderPage(citizenPages('fr').refused ?? <p />);
  expect(html).toContain('Nulle-Part-sur-Mer');
  expect(renderPage(<p title={'"><script>'}>{'<img src=x onerror=alert(1)>'}</p>)).toBe(
    '<!doctype html><p title="&quot;>&lt;script>">&lt;img src=x onerror=alert(1)></p>',
  );
});
