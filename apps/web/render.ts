import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** The whole HTML document of a page; every text in it is escaped by the renderer. */
export const renderPage = (page: VNode): string => `<!doctype html>${render(page)}`;
