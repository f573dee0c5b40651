// Runs in a copy of the index of a report on many events, opened with a link to
// the last of them.
(async () => {
  const wrong = [];
  const must = (ok, what) => { if (!ok) wrong.push(what); };
  const table = document.querySelector("table.search");
  const rows = [...table.tBodies[0].rows];
  const seen = () => rows.filter((r) => r.getClientRects().length > 0);
  const input = document.querySelector(".filter input");
  const search = (words) => {
    const begun = performance.now();
    input.value = words;
    input.dispatchEvent(new Event("input"));
    const n = seen().length;
    return [n, Math.round(performance.now() - begun)];
  };

  const last = rows.at(-1);
  must(location.hash === "#" + last.id && seen().includes(last), "a link to the last event does not show it");
  must(seen().length <= 201, "at first " + seen().length + " rows are laid out");
  const [one] = search(last.id.replace("event-", ""));
  must(one === 1, "the key of the last event finds " + one);
  const [some, took] = search('"source 7"');
  must(some > 0 && some <= 200, "a source finds " + some);
  must(seen().every((r) => r.dataset.find.includes("Source 7")), "events without the source are found");
  const [none] = search("nobody at all");
  must(none === 0, "what is nowhere finds " + none);
  search("");
  const heads = table.tHead.rows[0].cells;
  heads[0].querySelector("[role=button]").click();
  heads[0].querySelector("[role=button]").click();
  must(heads[0].getAttribute("aria-sort") === "descending" && seen().length === 200, "sorting shows " + seen().length);
  const shown = seen();
  must([...table.tBodies[0].rows].slice(0, 200).every((r) => shown.includes(r)), "the first rows shown are not the first in order");
  document.querySelector(".filter button").click();
  must(seen().length === rows.length, "all rows are " + seen().length + " of " + rows.length);

  const out = document.createElement("pre");
  out.id = "probe";
  out.textContent = "BEGIN\n" + (wrong.length ? wrong.join("\n") : "all right, a search takes " + took + " ms") + "\nEND";
  document.body.append(out);
})();
