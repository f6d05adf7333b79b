// The text of the worker's script, which the build puts here.
import text from "sealed-worker-text";

export default text;
