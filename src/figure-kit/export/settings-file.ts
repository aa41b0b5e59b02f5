/** A figure's state as a file: to keep beside a result, and to open again by its link. */
import type { Settings } from '../controls.ts';

export interface SettingsFile {
  readonly figure: string;
  /** Of this form, and of the link's. */
  readonly version: 1;
  readonly settings: Settings;
  readonly link: string;
  /** The hash of what came of them (result-hash.ts); not of times measured on one machine, nor while a run goes on. */
  readonly result?: string;
}

export function settingsFile(figure: string, settings: Settings, link: string, result?: string): string {
  const file: SettingsFile = { figure, version: 1, settings, link, ...(result !== undefined && { result }) };
  return `${JSON.stringify(file, null, 2)}\n`;
}
