// Taking the profile along, and bringing it from elsewhere. The text is shown rather than downloaded: a
// download needs an address that the shop's own content policy does not allow, and copying needs nothing.
import { useRef, useState } from 'preact/hooks';
import { personalizer } from '../../personal/personalizer';
import { deed } from '../../personal/ranking';
import { notify } from '../../ui/notice';
import { Section } from './section';

export function Portable() {
  return (
    <Section title="Take it with you">
      <Export />
      <Import />
    </Section>
  );
}

function Export() {
  const [json, setJson] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(json);
      notify('Copied. Paste it into a file, or into this page on another device.');
    } catch {
      area.current?.select();
      notify('The browser did not allow copying. The text is selected: copy it with the keyboard.');
    }
  };
  return (
    <>
      <p>Everything above as text, in a documented format that other software can read.</p>
      <button type="button" class="button-quiet" onClick={() => setJson(JSON.stringify(personalizer.profile.export(), null, 2))}>
        Show my data
      </button>
      {json && (
        <div class="field">
          <label for="export">Your data</label>
          <textarea id="export" ref={area} readOnly rows={10} value={json} spellcheck={false} />
          <button type="button" class="button-quiet" onClick={copy}>
            Copy
          </button>
        </div>
      )}
    </>
  );
}

function Import() {
  const [json, setJson] = useState('');
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    try {
      deed(() => personalizer.profile.import(JSON.parse(json)));
      setJson('');
      setProblem('');
      notify('Brought in. The lists use it from now on.');
    } catch (error) {
      setProblem(error instanceof SyntaxError ? 'This is not complete JSON text.' : words(error));
    }
  };
  return (
    <form class="import" onSubmit={submit}>
      <h3>Bring it from another device</h3>
      <p class="field">
        <label for="import-file">From a file</label>
        <input id="import-file" type="file" accept="application/json,.json" onChange={(event) => read(event.currentTarget, setJson)} />
      </p>
      <p class="field">
        <label for="import">Or paste the text</label>
        <textarea
          id="import"
          rows={4}
          value={json}
          spellcheck={false}
          aria-describedby={problem ? 'import-problem' : undefined}
          aria-invalid={problem ? 'true' : undefined}
          onInput={(event) => setJson(event.currentTarget.value)}
        />
      </p>
      {problem && (
        <p id="import-problem" role="alert" class="problem">
          {problem}
        </p>
      )}
      <button type="submit" class="button-quiet" disabled={!json.trim()}>
        Bring it in
      </button>
    </form>
  );
}

/** The file is read in the page; it is not uploaded. */
function read(input: HTMLInputElement, then: (text: string) => void): void {
  const file = input.files?.[0];
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => then(String(reader.result));
  reader.readAsText(file);
}

function words(error: unknown): string {
  const { field, fix } = error as { field?: string; fix?: string };
  return fix ? `It was not taken over. ${field ? `${field}: ` : ''}${fix}` : 'It was not taken over.';
}
