/** CodeMirror in the place of a text area. Loaded when a cell is first touched; the text area keeps the text. */
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess, insertTab } from '@codemirror/commands';
import { javascript, localCompletionSource } from '@codemirror/lang-javascript';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { completeNames } from './complete-names.ts';
import { look } from './editor-look.ts';

export interface Editor {
  focus(): void;
  set(text: string): void;
  /** Selects a line, from 1. */
  showLine(line: number): void;
}

/** @param run what Ctrl and Enter does */
export function openEditor(area: HTMLTextAreaElement, run: () => void): Editor {
  const place = document.createElement('div');
  place.className = 'code-editor';
  // In a shadow root CodeMirror's styles are sheets of the document; elsewhere they are an element, which the page's policy forbids.
  const root = place.attachShadow({ mode: 'open' });
  const had = area.matches(':focus');
  let writing = false;

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      selection: { anchor: had ? area.selectionStart : 0 },
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: () => (run(), true) },
            // One who comes by Tab and goes on by Tab passes through; Escape makes the next Tab leave.
            { key: 'Tab', run: (target) => writing && insertTab(target) },
            { key: 'Shift-Tab', run: (target) => writing && indentLess(target) },
          ]),
        ),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        lineNumbers(),
        history(),
        bracketMatching(),
        indentUnit.of('  '),
        javascript({ typescript: true }),
        autocompletion({ override: [completeNames, localCompletionSource], icons: false }),
        EditorView.contentAttributes.of({
          'aria-label': area.getAttribute('aria-label') ?? 'Code',
          'aria-multiline': 'true',
        }),
        EditorView.domEventHandlers({
          focus: () => void (writing = false),
          pointerdown: () => void (writing = true),
          keydown: (event) => void (writing = event.key === 'Escape' ? false : writing),
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          writing = true;
          area.value = update.state.doc.toString();
          area.dispatchEvent(new Event('input', { bubbles: true }));
        }),
        ...look,
      ],
    }),
  });
  area.before(place);
  area.hidden = true;
  if (had) view.focus();

  return {
    focus: () => view.focus(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    showLine: (line) => {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    },
  };
}
