/** What the server serves beside the pages: address → file under apps/web and its media type. */
export const assets = {
  '/assets/site.css': { file: 'styles/site.css', type: 'text/css; charset=utf-8' },
  '/assets/icon.svg': { file: 'styles/icon.svg', type: 'image/svg+xml' },
  '/assets/live-connection.js': { file: 'islands/live-connection.js', type: 'text/javascript; charset=utf-8' },
  '/assets/live-messages.js': { file: 'islands/live-messages.js', type: 'text/javascript; charset=utf-8' },
  '/assets/live-incident.js': { file: 'islands/live-incident.js', type: 'text/javascript; charset=utf-8' },
  '/assets/live-watch.js': { file: 'islands/live-watch.js', type: 'text/javascript; charset=utf-8' },
  '/assets/answer.js': { file: 'islands/answer.js', type: 'text/javascript; charset=utf-8' },
  '/assets/use-position.js': { file: 'islands/use-position.js', type: 'text/javascript; charset=utf-8' },
  '/assets/push-subscribe.js': { file: 'islands/push-subscribe.js', type: 'text/javascript; charset=utf-8' },
  // At the root, because a service worker governs only the folder that it is served from.
  '/service-worker.js': { file: 'service-worker/service-worker.js', type: 'text/javascript; charset=utf-8' },
} as const;

export type AssetPath = keyof typeof assets;
