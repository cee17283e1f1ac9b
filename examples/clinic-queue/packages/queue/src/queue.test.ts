import assert from "node:assert";
import { test } from "node:test";
import { next } from "./queue.ts";

test("số đầu tiên là 1", () => assert.equal(next([]), 1));
