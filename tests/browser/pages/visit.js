import { trip } from "/trip.js";

globalThis.trip = trip;
