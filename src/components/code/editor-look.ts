/** The editor as the course sets code: keywords are weight, not colour. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const look = [
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], fontWeight: '600' },
      { tag: tags.comment, color: 'var(--ink-3)' },
      { tag: [tags.string, tags.regexp, tags.punctuation], color: 'var(--ink-2)' },
      { tag: tags.typeName, color: 'var(--ink-2)', fontStyle: 'italic' },
    ]),
  ),
  EditorView.theme({
    '&': { color: 'var(--ink)', backgroundColor: 'transparent' },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '3px' },
    '.cm-scroller': { font: 'inherit', overflowX: 'auto' },
    '.cm-content': { padding: '0.95rem 0', caretColor: 'var(--ink)', minHeight: '5lh' },
    '.cm-line': { padding: '0 1.1rem 0 0.9rem' },
    '.cm-gutters': {
      backgroundColor: 'transparent',
      border: '0',
      color: 'var(--ink-3)',
      paddingLeft: '0.7rem',
    },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
      backgroundColor: 'transparent',
      outline: '1px solid var(--ink-3)',
    },
    '.cm-tooltip': { backgroundColor: 'var(--paper)', border: '1px solid var(--rule)', color: 'var(--ink)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'inherit', maxHeight: '14rem' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--paper)' },
    '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  }),
];
