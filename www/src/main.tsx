// The shop starts here.
import { render } from 'preact';
import { App } from './app';
import { defineElements } from './personal/elements';
import { reconcileCart } from './personal/reconcile';
import { startRouter } from './router/router';
import './styles/index.css';

const root = document.getElementById('shop');
if (root) {
  startRouter();
  defineElements();
  reconcileCart();
  render(<App />, root);
}
