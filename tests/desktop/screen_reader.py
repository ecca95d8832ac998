#!/usr/bin/env python3
"""screen_reader.py VITRINE_DESKTOP CATALOGUE: opens the window and looks at it as a screen reader does.

Over the bus for assistive technology, from outside of the program: every control that takes keys has
a name, and the list of products is a table whose cells say what they hold. To be run by
tests/desktop/screen_reader, which starts a display and a bus. Exits with 77 where the bus or its
library is not there.
"""
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)
try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    print("passed over: python3-gi and gir1.2-atspi-2.0 are not installed")
    sys.exit(77)

PATIENCE = 60  # seconds
# What somebody types into, presses or chooses from.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "entry", "combo box",
            "table", "tree table", "list", "list box", "menu", "menu item", "check menu item",
            "spin button"}


def wait_for(find):
    end = time.time() + PATIENCE
    while time.time() < end:
        found = find()
        if found:
            return found
        time.sleep(0.2)
    return None


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def program():
    for application in children(Atspi.get_desktop(0)):
        if application.get_name() == "vitrine-desktop" and application.get_child_count():
            return application
    return None


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_labelled(node):
    return bool(node.get_name()) or any(
        relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for relation in node.get_relation_set())


def walk(node, path=""):
    """Every control in sight with where it stands; what a table holds is its own."""
    role = node.get_role_name()
    here = f"{path}/{role} {node.get_name()!r}"
    yield node, role, here
    if role in ("table", "tree table"):
        return
    for child in children(node):
        yield from walk(child, here)


def products():
    window = program()
    if window is None:
        return None
    for node, role, _ in walk(window):
        if role == "table" and node.get_name() == "Products" and node.get_n_rows() > 0:
            cell = node.get_accessible_at(0, 0)
            if cell is not None and cell.get_name() not in ("", "…"):
                return node
    return None


def main(desktop, catalogue):
    process = subprocess.Popen([desktop, catalogue])
    faults = []
    try:
        table = wait_for(products)
        if table is None:
            print("FAILED: no table of products came to be seen")
            return 1
        controls = 0
        for node, role, path in walk(program()):
            if role in CONTROLS and is_shown(node):
                controls += 1
                if not is_labelled(node):
                    faults.append(f"no name: {path}")
        if controls < 15:
            faults.append(f"only {controls} controls were to be seen")
        headings = [table.get_column_description(i) for i in range(table.get_n_columns())]
        for heading in ("SKU", "Name"):
            if not any(shown.startswith(heading) for shown in headings):  # behind it its order
                faults.append(f"no column {heading} among {headings}")
        for row in range(min(5, table.get_n_rows())):
            for column in range(2):
                cell = table.get_accessible_at(row, column)
                if cell is None or not cell.get_name():
                    faults.append(f"cell {row}, {column} says nothing")
                elif cell.get_role_name() != "table cell":
                    faults.append(f"cell {row}, {column} is a {cell.get_role_name()}")
        for fault in faults:
            print("FAILED:", fault)
        print(f"{controls} controls, {table.get_n_rows()} rows of {table.get_n_columns()} columns, "
              f"{len(faults)} faults")
    finally:
        process.terminate()
        process.wait(20)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
