/** What another site's author pastes to show a figure there. */

export interface EmbedCode {
  /** The frame's whole address. */
  readonly url: string;
  readonly title: string;
  /** To begin with, in pixels; the script below corrects it. */
  readonly height: number;
}

export function embedCode({ url, title, height }: EmbedCode): string {
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" width="100%" height="${Math.ceil(height)}" style="border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What an embedded figure posts to the page around it. */
export interface HeightMessage {
  readonly source: 'rectified';
  readonly figure: string;
  /** In CSS pixels. */
  readonly height: number;
}

/** Once on the page with the frames: each gets the height that its figure reports. */
export const heightScript = (origin: string): string => `<script>
  addEventListener('message', (event) => {
    if (event.origin !== '${origin}' || event.data?.source !== 'rectified') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === event.source) frame.style.height = event.data.height + 'px';
  });
</script>`;
