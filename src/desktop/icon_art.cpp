#include "desktop/icon_art.h"

#include <array>
#include <utility>

// Drawings of Lucide 1.62.0 (https://lucide.dev), ISC licence; resources/icons/LICENSE holds its
// text.
namespace vitrine::desktop {
namespace {

constexpr std::array art = {
    std::pair<Icon, std::string_view>{
        Icon::products,
        R"(<path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0)"
        R"( 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73z" /><path d="M12 22V12" />)"
        R"(<polyline points="3.29 7 12 12 20.71 7" /><path d="m7.5 4.27 9 5.15" />)"},
    std::pair<Icon, std::string_view>{
        Icon::quality, R"(<path d="M13 5h8" /><path d="M13 12h8" /><path d="M13 19h8" />)"
                       R"(<path d="m3 17 2 2 4-4" /><path d="m3 7 2 2 4-4" />)"},
    std::pair<Icon, std::string_view>{
        Icon::publish,
        R"(<path d="M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5)"
        R"(a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z" />)"
        R"(<path d="m21.854 2.147-10.94 10.939" />)"},
    std::pair<Icon, std::string_view>{
        Icon::history,
        R"(<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8" /><path d="M3 3v5h5" />)"
        R"(<path d="M12 7v5l4 2" />)"},
    std::pair<Icon, std::string_view>{
        Icon::open,
        R"(<path d="m6 14 1.5-2.9A2 2 0 0 1 9.24 10H20a2 2 0 0 1 1.94 2.5l-1.54 6a2 2 0 0 1-1.9)"
        R"(5 1.5H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3.9a2 2 0 0 1 1.69.9l.81 1.2a2 2 0 0 0 1.67.9H)"
        R"(18a2 2 0 0 1 2 2v2" />)"},
    std::pair<Icon, std::string_view>{
        Icon::new_catalogue,
        R"(<path d="M12 10v6" /><path d="M9 13h6" />)"
        R"(<path d="M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0)"
        R"( 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z" />)"},
    std::pair<Icon, std::string_view>{
        Icon::sample,
        R"(<path d="M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.0)"
        R"(51a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966)"
        R"( 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2)"
        R"( 0 0 0 1.594-1.594z" /><path d="M20 2v4" /><path d="M22 4h-4" />)"
        R"(<circle cx="4" cy="20" r="2" />)"},
    std::pair<Icon, std::string_view>{
        Icon::undo, R"(<path d="M9 14 4 9l5-5" />)"
                    R"(<path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11" />)"},
    std::pair<Icon, std::string_view>{
        Icon::redo, R"(<path d="m15 14 5-5-5-5" />)"
                    R"(<path d="M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13" />)"},
    std::pair<Icon, std::string_view>{
        Icon::columns, R"(<rect width="18" height="18" x="3" y="3" rx="2" /><path d="M9 3v18" />)"
                       R"(<path d="M15 3v18" />)"},
    std::pair<Icon, std::string_view>{Icon::back,
                                      R"(<path d="m12 19-7-7 7-7" /><path d="M19 12H5" />)"},
    std::pair<Icon, std::string_view>{Icon::previous, R"(<path d="m15 18-6-6 6-6" />)"},
    std::pair<Icon, std::string_view>{Icon::next, R"(<path d="m9 18 6-6-6-6" />)"},
    std::pair<Icon, std::string_view>{
        Icon::check, R"(<path d="M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8" />)"
                     R"(<path d="M21 3v5h-5" />)"
                     R"(<path d="M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16" />)"
                     R"(<path d="M8 16H3v5" />)"},
    std::pair<Icon, std::string_view>{
        Icon::import_files,
        R"(<path d="M4 11V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.706.706l3.588 3.588A2.4 2.4 0 0 1 2)"
        R"(0 8v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-1" /><path d="M14 2v5a1 1 0 0 0 1 1h5" />)"
        R"(<path d="M2 15h10" /><path d="m9 18 3-3-3-3" />)"},
    std::pair<Icon, std::string_view>{
        Icon::picture,
        R"(<rect width="18" height="18" x="3" y="3" rx="2" ry="2" />)"
        R"(<circle cx="9" cy="9" r="2" /><path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21" />)"},
};

}  // namespace

std::string_view icon_art(Icon icon) {
    for (const auto& [known, drawing] : art) {
        if (known == icon) return drawing;
    }
    return {};
}

}  // namespace vitrine::desktop
