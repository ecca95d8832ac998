// "Try this": five steps for who has just made a catalogue, which tick themselves off. Kept in a
// small file beside the list of recent catalogues, ~/.config/vitrine/first_steps.txt, for the
// catalogue that was made last.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vitrine {

class FirstSteps {
public:
    enum class Step { products, filter, edit, undo, form };
    static constexpr std::size_t count = 5;

    // Reads what was kept; what cannot be read is as if nobody had ever begun.
    explicit FirstSteps(std::filesystem::path file);

    // A catalogue was made: its steps begin anew, unless somebody dismissed them for good.
    void begin(const std::filesystem::path& catalogue);
    // Whether they are offered for this catalogue: it was made last, and they were not dismissed.
    bool is_offered(const std::filesystem::path& catalogue) const;
    // For good, in every catalogue.
    void dismiss();

    // The step was taken, however often: ticks it off.
    void take(Step step);
    bool is_done(Step step) const { return m_done[static_cast<std::size_t>(step)]; }
    bool is_all_done() const;
    // In their order: "Choose the view To complete in the sidebar (F9)".
    static std::string words(Step step);

    // Called when a step was ticked off, or they were begun or dismissed.
    std::function<void()> on_change;

private:
    void keep() const;
    void tell() const;

    std::filesystem::path m_file;
    std::filesystem::path m_catalogue;  // empty: none was made yet
    bool m_dismissed = false;
    std::array<bool, count> m_done{};
};

}  // namespace vitrine
