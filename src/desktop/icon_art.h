// The drawings of the icons, as they stand between <svg> and </svg>.
#pragma once

#include <string_view>

namespace vitrine::desktop {

enum class Icon {
    products,
    quality,
    publish,
    history,
    open,
    new_catalogue,
    sample,
    undo,
    redo,
    columns,
    back,
    previous,
    next,
    check,
    import_files,
    picture,
};

std::string_view icon_art(Icon icon);

}  // namespace vitrine::desktop
