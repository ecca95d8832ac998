#include "workbench/first_steps.h"

#include <algorithm>

#include "base/translate.h"
#include "workbench/settings_file.h"

namespace vitrine {
namespace {

// As the file names the steps.
constexpr std::array<const char*, FirstSteps::count> step_names = {"products", "filter", "edit",
                                                                   "undo", "form"};

}  // namespace

FirstSteps::FirstSteps(std::filesystem::path file) : m_file(std::move(file)) {
    const Settings settings = read_settings(m_file);
    const auto catalogue = settings.find("catalogue");
    if (catalogue != settings.end()) m_catalogue = catalogue->second;
    m_dismissed = yes_or_no_setting(settings, "dismissed", false);
    for (std::size_t i = 0; i < count; ++i)
        m_done[i] = yes_or_no_setting(settings, step_names[i], false);
}

void FirstSteps::begin(const std::filesystem::path& catalogue) {
    m_catalogue = catalogue;
    m_done = {};
    keep();
    tell();
}

bool FirstSteps::is_offered(const std::filesystem::path& catalogue) const {
    return !m_dismissed && !m_catalogue.empty() && catalogue == m_catalogue;
}

void FirstSteps::dismiss() {
    m_dismissed = true;
    keep();
    tell();
}

void FirstSteps::take(Step step) {
    bool& done = m_done[static_cast<std::size_t>(step)];
    if (done || m_dismissed || m_catalogue.empty()) return;
    done = true;
    keep();
    tell();
}

bool FirstSteps::is_all_done() const {
    return std::ranges::all_of(m_done, std::identity());
}

std::string FirstSteps::words(Step step) {
    switch (step) {
        case Step::products:
            return tr("Bring products in: import a folder (Ctrl+I), or make one.");
        case Step::filter:
            return tr("Choose the view \"To complete\" in the sidebar (F9).");
        case Step::edit:
            return tr("Go to a missing value (F4) and type it in.");
        case Step::undo:
            return tr("Take it back (Ctrl+Z).");
        case Step::form:
            return tr("Open the form of a product (F8).");
    }
    return {};
}

void FirstSteps::keep() const {
    Settings settings = {{"catalogue", m_catalogue.string()},
                         {"dismissed", yes_or_no(m_dismissed)}};
    for (std::size_t i = 0; i < count; ++i) settings[step_names[i]] = yes_or_no(m_done[i]);
    write_settings(m_file, settings);
}

void FirstSteps::tell() const {
    if (on_change) on_change();
}

}  // namespace vitrine
