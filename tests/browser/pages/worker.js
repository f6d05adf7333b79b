// The same trip in a worker; the spies come first.
importScripts("/spies.js");
onmessage = async ({ data: entry }) => {
  try {
    const [homebody, { trip }, { ITEMS }] = [await import(`/dist/${entry}.js`), await import("/trip.js"), await import("/shop.js")];
    const from = spied.length;
    const result = await trip(homebody, ITEMS, [homebody.site(), homebody.gpc()]);
    postMessage({ ...result, calls: spied.slice(from), watched });
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
