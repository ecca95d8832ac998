// Every command of the window by its number; the menus give each its words and its key.
#pragma once

#include <wx/defs.h>

namespace vitrine::desktop {

enum Command : int {
    command_open_sample = wxID_HIGHEST + 1,
    command_import,
    command_close_catalogue,
    command_copy,
    command_paste,
    command_clear,
    command_fill_down,
    command_find,
    command_next_refused,
    command_undo,
    command_redo,
    command_products,
    command_quality,
    command_publish,
    command_history,
    command_next_place,
    command_previous_place,
    command_columns,
    command_next_locale,
    command_previous_locale,
    command_next_channel,
    command_previous_channel,
    command_next_pane,
    command_reload,
    command_open_form,
    command_previous_product,
    command_next_product,
    command_next_missing,
    command_bulk_value,
    command_bulk_replacement,
    command_bulk_prices,
    command_bulk_translation,
    command_bulk_categories,
    command_first_recent,
    command_last_recent = command_first_recent + 9,
};

}  // namespace vitrine::desktop
