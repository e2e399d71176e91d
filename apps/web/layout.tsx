import type { ComponentChildren } from 'preact';
import { direction, type Language, languages } from '../../libs/channels/language';
import type { AssetPath } from './assets';
import { languageNames } from './messages/language-names';

interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  readonly face: 'citizen' | 'console';
  readonly home: string;
  readonly skip: string;
  readonly nav: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly islands?: readonly AssetPath[];
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The document around every page. It holds no inline script and no inline style: the content security policy forbids both. */
export function Layout({ language, title, face, home, skip, nav, footer, islands = [], head, children }: LayoutProps) {
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Tocsin`}</title>
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {islands.map((island) => (
          <script key={island} type="module" src={island} />
        ))}
        {head}
      </head>
      <body class={face}>
        <a class="skip" href="#main">
          {skip}
        </a>
        <header class="top">
          <div class="wrap">
            <a class="brand" href={home}>
              <svg viewBox="0 0 20 22" aria-hidden="true">
                <path d="M10 1a2 2 0 0 0-2 2v.6C4.6 4.5 2.5 7.3 2.5 11v4.5L.5 19v1h19v-1l-2-3.5V11c0-3.7-2.1-6.5-5.5-7.4V3a2 2 0 0 0-2-2z" />
              </svg>
              Tocsin
            </a>
            {nav}
          </div>
        </header>
        <main id="main" class="wrap" tabIndex={-1}>
          {children}
        </main>
        {footer && (
          <footer class="bottom">
            <div class="wrap">{footer}</div>
          </footer>
        )}
      </body>
    </html>
  );
}

interface LanguageLinksProps {
  readonly label: string;
  readonly current: Language;
  readonly offered?: readonly Language[];
}

/** Keeps the page and changes its language: `?lang=` alone replaces the query of the present address. */
export function LanguageLinks({ label, current, offered = languages }: LanguageLinksProps) {
  return (
    <nav class="languages" aria-label={label}>
      <ul>
        {offered.map((language) => (
          <li key={language}>
            <a
              href={`?lang=${language}`}
              lang={language}
              hreflang={language}
              dir={direction(language)}
              aria-current={language === current ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
