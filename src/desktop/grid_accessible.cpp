#include "desktop/grid_accessible.h"

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#include <wx/grid.h>

#include <algorithm>
#include <string>

#include "desktop/cell_table.h"

namespace {

constexpr char accessible_key[] = "vitrine-accessible";

// Screen readers may hold tables and cells longer than the window lives. Cells reach the grid
// through their table only, and the table forgets the grid in time.
struct VitrineTable {
    GtkWidgetAccessible base;
    wxGrid* grid;
};
struct VitrineTableClass {
    GtkWidgetAccessibleClass base;
};

struct VitrineCell {
    AtkObject base;
    VitrineTable* table;  // its parent, which it keeps alive
    int row, column;
};
struct VitrineCellClass {
    AtkObjectClass base;
};

VitrineTable* table_of(gpointer object) {
    return static_cast<VitrineTable*>(object);
}
VitrineCell* cell_of(gpointer object) {
    return static_cast<VitrineCell*>(object);
}

int column_count(const VitrineTable* table) {
    return table->grid != nullptr ? std::max(1, table->grid->GetNumberCols()) : 1;
}

// ATK takes back a text that the object keeps; it is asked from one thread.
const char* keep(const wxString& text) {
    static std::string kept;
    kept = text.utf8_string();
    return kept.c_str();
}

void vitrine_table_interface(AtkTableIface* interface);
void vitrine_cell_interface(AtkTableCellIface* interface);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
G_DEFINE_TYPE_WITH_CODE(VitrineTable, vitrine_table, GTK_TYPE_WIDGET_ACCESSIBLE,
                        G_IMPLEMENT_INTERFACE(ATK_TYPE_TABLE, vitrine_table_interface))
G_DEFINE_TYPE_WITH_CODE(VitrineCell, vitrine_cell, ATK_TYPE_OBJECT,
                        G_IMPLEMENT_INTERFACE(ATK_TYPE_TABLE_CELL, vitrine_cell_interface))
#pragma GCC diagnostic pop

// Cells are made when somebody asks and gone when nobody holds them: a million of them costs
// nothing.
AtkObject* make_cell(VitrineTable* table, int row, int column) {
    const wxGrid* grid = table->grid;
    if (grid == nullptr || row < 0 || column < 0) return nullptr;
    if (row >= grid->GetNumberRows() || column >= grid->GetNumberCols()) return nullptr;
    auto* cell = cell_of(g_object_new(vitrine_cell_get_type(), nullptr));
    cell->table = table;
    cell->row = row;
    cell->column = column;
    atk_object_set_role(&cell->base, ATK_ROLE_TABLE_CELL);
    atk_object_set_parent(&cell->base, ATK_OBJECT(table));
    return &cell->base;
}

AtkStateSet* states_of_cell(AtkObject* object) {
    AtkStateSet* states = atk_state_set_new();
    const VitrineCell* cell = cell_of(object);
    const wxGrid* grid = cell->table->grid;
    if (grid == nullptr || cell->row >= grid->GetNumberRows()) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
    }
    for (const AtkStateType state : {ATK_STATE_ENABLED, ATK_STATE_SENSITIVE, ATK_STATE_FOCUSABLE,
                                     ATK_STATE_SELECTABLE, ATK_STATE_TRANSIENT}) {
        atk_state_set_add_state(states, state);
    }
    if (const_cast<wxGrid*>(grid)->IsVisible(cell->row, cell->column, false)) {
        atk_state_set_add_state(states, ATK_STATE_VISIBLE);
        atk_state_set_add_state(states, ATK_STATE_SHOWING);
    }
    if (grid->GetGridCursorRow() == cell->row && grid->GetGridCursorCol() == cell->column) {
        atk_state_set_add_state(states, ATK_STATE_FOCUSED);
    }
    if (grid->IsInSelection(cell->row, cell->column)) {
        atk_state_set_add_state(states, ATK_STATE_SELECTED);
    }
    if (!grid->IsReadOnly(cell->row, cell->column)) {
        atk_state_set_add_state(states, ATK_STATE_EDITABLE);
    }
    return states;
}

void vitrine_cell_init(VitrineCell*) {}

void vitrine_cell_class_init(VitrineCellClass* type) {
    type->base.get_name = [](AtkObject* object) -> const char* {
        const VitrineCell* cell = cell_of(object);
        const wxGrid* grid = cell->table->grid;
        if (grid == nullptr || cell->row >= grid->GetNumberRows()) return "";
        auto* table = dynamic_cast<vitrine::desktop::CellTable*>(grid->GetTable());
        return keep(table != nullptr ? table->spoken_value(cell->row, cell->column)
                                     : grid->GetCellValue(cell->row, cell->column));
    };
    type->base.get_index_in_parent = [](AtkObject* object) -> gint {
        const VitrineCell* cell = cell_of(object);
        return cell->row * column_count(cell->table) + cell->column;
    };
    type->base.ref_state_set = states_of_cell;
}

void vitrine_cell_interface(AtkTableCellIface* interface) {
    interface->get_position = [](AtkTableCell* object, gint* row, gint* column) -> gboolean {
        *row = cell_of(object)->row;
        *column = cell_of(object)->column;
        return TRUE;
    };
    interface->get_table = [](AtkTableCell* object) -> AtkObject* {
        return ATK_OBJECT(g_object_ref(cell_of(object)->table));
    };
    interface->get_row_span = [](AtkTableCell*) -> gint { return 1; };
    interface->get_column_span = [](AtkTableCell*) -> gint { return 1; };
}

void vitrine_table_init(VitrineTable*) {}

void vitrine_table_class_init(VitrineTableClass* type) {
    auto* object_class = ATK_OBJECT_CLASS(type);
    object_class->get_n_children = [](AtkObject* object) -> gint {
        const wxGrid* grid = table_of(object)->grid;
        return grid != nullptr ? grid->GetNumberRows() * grid->GetNumberCols() : 0;
    };
    object_class->ref_child = [](AtkObject* object, gint index) -> AtkObject* {
        const int columns = column_count(table_of(object));
        return make_cell(table_of(object), index / columns, index % columns);
    };
    object_class->ref_state_set = [](AtkObject* object) -> AtkStateSet* {
        AtkStateSet* states = ATK_OBJECT_CLASS(vitrine_table_parent_class)->ref_state_set(object);
        // Asks clients not to walk over every row.
        atk_state_set_add_state(states, ATK_STATE_MANAGES_DESCENDANTS);
        return states;
    };
}

void vitrine_table_interface(AtkTableIface* interface) {
    interface->ref_at = [](AtkTable* table, gint row, gint column) -> AtkObject* {
        return make_cell(table_of(table), row, column);
    };
    interface->get_n_rows = [](AtkTable* table) -> gint {
        const wxGrid* grid = table_of(table)->grid;
        return grid != nullptr ? grid->GetNumberRows() : 0;
    };
    interface->get_n_columns = [](AtkTable* table) -> gint {
        const wxGrid* grid = table_of(table)->grid;
        return grid != nullptr ? grid->GetNumberCols() : 0;
    };
    interface->get_index_at = [](AtkTable* table, gint row, gint column) -> gint {
        return row * column_count(table_of(table)) + column;
    };
    interface->get_row_at_index = [](AtkTable* table, gint index) -> gint {
        return index / column_count(table_of(table));
    };
    interface->get_column_at_index = [](AtkTable* table, gint index) -> gint {
        return index % column_count(table_of(table));
    };
    interface->get_column_description = [](AtkTable* table, gint column) -> const gchar* {
        const wxGrid* grid = table_of(table)->grid;
        return grid != nullptr ? keep(grid->GetColLabelValue(column)) : "";
    };
    interface->is_selected = [](AtkTable* table, gint row, gint column) -> gboolean {
        const wxGrid* grid = table_of(table)->grid;
        return grid != nullptr && grid->IsInSelection(row, column);
    };
}

// All inner windows of wx share one widget class: its question for the accessible object is
// answered here for grids, and passed on for everything else.
AtkObject* (*ordinary_accessible)(GtkWidget*) = nullptr;

AtkObject* accessible_of_widget(GtkWidget* widget) {
    if (void* ours = g_object_get_data(G_OBJECT(widget), accessible_key)) return ATK_OBJECT(ours);
    return ordinary_accessible(widget);
}

}  // namespace

namespace vitrine::desktop {

void make_accessible(wxGrid& grid, const char* name) {
    GtkWidget* widget = grid.GetGridWindow()->GetHandle();
    GtkWidgetClass* type = GTK_WIDGET_GET_CLASS(widget);
    if (type->get_accessible != accessible_of_widget) {
        ordinary_accessible = type->get_accessible;
        type->get_accessible = accessible_of_widget;
    }
    auto* table = table_of(g_object_new(vitrine_table_get_type(), "widget", widget, nullptr));
    table->grid = &grid;
    atk_object_initialize(ATK_OBJECT(table), widget);
    // Behind initialize(), which resets the role.
    atk_object_set_role(ATK_OBJECT(table), ATK_ROLE_TABLE);
    atk_object_set_name(ATK_OBJECT(table), name);
    g_object_set_data_full(G_OBJECT(widget), accessible_key, table, g_object_unref);
    g_object_ref(table);  // of the handler below
    grid.Bind(wxEVT_DESTROY, [&grid, table](wxWindowDestroyEvent& event) {
        event.Skip();
        if (event.GetEventObject() != &grid || table->grid == nullptr) return;
        table->grid = nullptr;
        g_object_unref(table);
    });
    // Tab arrives at the window around the cells, which is no table: on to the cells themselves.
    grid.Bind(wxEVT_SET_FOCUS, [&grid](wxFocusEvent& event) {
        event.Skip();
        grid.CallAfter([&grid] {
            grid.GetGridWindow()->SetFocus();
            announce_cursor(grid);
        });
    });
}

void announce_cursor(wxGrid& grid) {
    void* table = g_object_get_data(G_OBJECT(grid.GetGridWindow()->GetHandle()), accessible_key);
    if (table == nullptr) return;
    AtkObject* cell = make_cell(table_of(table), grid.GetGridCursorRow(), grid.GetGridCursorCol());
    if (cell == nullptr) return;
    g_signal_emit_by_name(table, "active-descendant-changed", cell);
    g_object_unref(cell);
}

}  // namespace vitrine::desktop
