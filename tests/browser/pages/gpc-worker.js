// Says what gpc() makes of the signal in a worker; the test may set it as a browser would.
const signal = { true: true, false: false }[new URL(location.href).searchParams.get("signal")];
if (signal !== undefined) Object.defineProperty(WorkerNavigator.prototype, "globalPrivacyControl", { get: () => signal, configurable: true });
const { gpc } = await import("/dist/consent/gpc.js");
gpc().connect(({ purposes }) => postMessage(purposes), "default");
