// @vitest-environment happy-dom
// The kit's controls: names, states and keys.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Button } from '../../../components/ui/Button.tsx';
import { Chips } from '../../../components/ui/Chips.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Field, Select, TextArea } from '../../../components/ui/fields.tsx';
import { Keyed } from '../../../components/ui/Key.tsx';
import { Progress } from '../../../components/ui/Progress.tsx';
import { Section } from '../../../components/ui/Section.tsx';
import { Sheet } from '../../../components/ui/Sheet.tsx';
import { Switch } from '../../../components/ui/Switch.tsx';
import { Table } from '../../../components/ui/Table.tsx';
import { Toast } from '../../../components/ui/Toast.tsx';
import { all, click, focusIn, type Mounted, mount, named, press, type } from './help.ts';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

it('a button says its key', () => {
  page.show(
    <Button chord="Alt+KeyC" onClick={() => {}}>
      Copy
    </Button>,
  );
  const button = named(page.root, 'Copy');
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Alt+C');
  expect(button.querySelector('[aria-hidden]')?.textContent).toBe('Alt C');
});

it('a sentence shows its keys as caps', () => {
  page.show(
    <p>
      <Keyed text="按 Alt+Enter，或 Esc；Escape 不算，Alt QQ 也不算" />
    </p>,
  );
  expect(all(page.root, 'kbd').map((cap) => cap.textContent)).toEqual(['Alt Enter', 'Esc']);
});

it.each([
  ['on', 'switch', 'true', false],
  ['some', 'checkbox', 'mixed', true],
  ['off', 'switch', 'false', true],
] as const)('a switch that is %s', (state, role, checked, then) => {
  const onSwitch = vi.fn();
  page.show(<Switch label="Stock" state={state} onSwitch={onSwitch} />);
  const control = named(page.root, 'Stock');
  expect([control.getAttribute('role'), control.getAttribute('aria-checked')]).toEqual([role, checked]);
  click(control);
  expect(onSwitch).toHaveBeenCalledWith(then);
});

it('fields have names, hints and faults', () => {
  const onValue = vi.fn();
  const onEnter = vi.fn();
  page.show(
    <div>
      <Field label="SKU" value="a" fault="unknown" onValue={onValue} onEnter={onEnter} />
      <TextArea label="Note" value="" onValue={onValue} />
      <Select
        label="Means"
        value="b"
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
        onValue={onValue}
      />
    </div>,
  );
  const field = page.root.querySelector('input')!;
  expect(page.root.querySelector(`label[for="${field.id}"]`)?.textContent).toBe('SKU');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(
    page.root.querySelector(`#${CSS.escape(field.getAttribute('aria-describedby')!)}`)?.textContent,
  ).toBe('unknown');
  type(field, 'b');
  expect(onValue).toHaveBeenCalledWith('b');
  press(field, 'Enter', { isComposing: true });
  expect(onEnter).not.toHaveBeenCalled();
  press(field, 'Enter');
  expect(onEnter).toHaveBeenCalledOnce();
  expect(page.root.querySelector('select')?.value).toBe('b');
});

it('chips are one tab stop, chosen by arrow and by digit', () => {
  const onPick = vi.fn();
  const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
  page.show(<Chips label="Reason" options={options} value="b" digits onPick={onPick} />);
  expect(all(page.root, '[tabindex="0"]').map((chip) => chip.textContent)).toEqual(['b2']);
  press(named(page.root, 'b'), 'ArrowRight');
  expect(onPick).toHaveBeenLastCalledWith('c');
  expect(focusIn(page.root)?.textContent).toBe('c3');
  press(named(page.root, 'c'), 'Digit1');
  expect(onPick).toHaveBeenLastCalledWith('a');
  expect(press(named(page.root, 'a'), 'Digit9')).toBe(true);
  expect(press(named(page.root, 'a'), 'Alt+ArrowDown')).toBe(true);
  expect(onPick).toHaveBeenCalledTimes(2);
});

it('a section folds, and says so', () => {
  const onFold = vi.fn();
  page.show(
    <Section title="Stock" summary="2" open={false} onFold={onFold}>
      inside
    </Section>,
  );
  const head = named(page.root, 'Stock');
  expect(head.getAttribute('aria-expanded')).toBe('false');
  expect(page.root.textContent).not.toContain('inside');
  click(head);
  expect(onFold).toHaveBeenCalledWith(true);
});

it('progress says how far in words, and can be cancelled', () => {
  const onClick = vi.fn();
  page.show(<Progress label="Line 5 of 10" value={5} max={10} cancel={{ label: 'Cancel', onClick }} />);
  const bar = page.root.querySelector('[role=progressbar]')!;
  expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuetext')]).toEqual([
    '50',
    'Line 5 of 10',
  ]);
  click(named(page.root, 'Cancel'));
  expect(onClick).toHaveBeenCalledOnce();
});

it('a table puts figures right and says how many more', () => {
  const columns = [
    { id: 'sku', head: 'SKU', cell: (row: string) => row },
    { id: 'n', head: 'Now', figure: true, cell: () => 1 },
  ];
  page.show(
    <Table
      label="Stock"
      columns={columns}
      rows={['a', 'b']}
      rowId={(row) => row}
      more={{ label: '347 more' }}
    />,
  );
  expect(all(page.root, 'td.ch-figure')).toHaveLength(2);
  expect(page.root.querySelector('tbody tr:last-child')?.textContent).toBe('347 more');
});

it('the live region stands before anything is said in it', () => {
  page.show(<Toast />);
  const region = page.root.querySelector('[role=status]')!;
  expect(region.textContent).toBe('');
  page.show(<Toast text="Copied" />);
  expect(page.root.querySelector('[role=status]')).toBe(region);
  expect(region.textContent).toBe('Copied');
});

it('a dialog opens as a modal one, and Escape asks to close it', () => {
  const onClose = vi.fn();
  const dialog = (open: boolean) => (
    <Dialog open={open} title="Restore" closeLabel="Close" onClose={onClose}>
      text
    </Dialog>
  );
  page.show(dialog(true));
  const box = page.root.querySelector('dialog')!;
  expect(box.open).toBe(true);
  const cancel = new Event('cancel', { cancelable: true });
  box.dispatchEvent(cancel);
  expect(cancel.defaultPrevented).toBe(true);
  expect(onClose).toHaveBeenCalledOnce();
  page.show(dialog(false));
  expect(box.open).toBe(false);
});

it('a sheet gives the caret back to where it was, unless someone has already put it elsewhere', () => {
  const [reply, other] = ['reply', 'other'].map(() =>
    document.body.appendChild(document.createElement('textarea')),
  );
  const sheet = (
    <Sheet label="x" class="x" onClose={() => {}}>
      <input data-first />
    </Sheet>
  );
  reply!.value = 'hello';
  reply!.focus();
  reply!.setSelectionRange(2, 3);
  page.show(sheet);
  expect(focusIn(page.root)?.tagName).toBe('INPUT');
  page.show(null);
  expect(document.activeElement).toBe(reply);
  expect([reply!.selectionStart, reply!.selectionEnd]).toEqual([2, 3]);
  page.show(sheet);
  other!.focus();
  page.show(null);
  expect(document.activeElement).toBe(other);
  reply!.remove();
  other!.remove();
});
