// An open catalogue as the windows see it: who reads, who writes, which channel and locale is
// looked at, and word of every change. Lives on the thread of the windows, like all view-models.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "workbench/choices.h"
#include "workbench/job_runner.h"

namespace vitrine {

class ExporterLibrary;
class QualityIndex;

// What happened to the catalogue or to the way it is looked at.
struct CatalogueChange {
    bool context = false;             // another channel or locale was chosen
    bool structure = false;           // attributes, families, channels ...
    // Of the structure: only that a value stands in some channel, locale or currency for the first
    // time, which no list and no column shows.
    bool only_scopes = false;
    std::vector<ProductId> products;  // changed, added or removed, by whomever
    bool everything = false;          // too many products to name
};

// Keeps a listener listening as long as it lives.
using Subscription = std::shared_ptr<void>;

class Workspace {
public:
    Workspace(std::filesystem::path file, Post post);
    ~Workspace();

    // Opens the catalogue in the background: migrates it, rolls dead jobs back, loads its
    // structure. `done` gets null or the reason. Until then there is no structure.
    void open(std::function<void(std::exception_ptr)> done);

    const std::filesystem::path& file() const { return m_file; }
    // The file's name without its ending.
    std::string title() const;
    // What opening had to put right, in sentences.
    const std::vector<std::string>& opening_notes() const { return m_opening_notes; }

    // Null until opened. Never changes; a change of the catalogue makes a new one.
    std::shared_ptr<const Structure> structure() const { return m_structure; }

    // Pages and forms; short questions.
    JobRunner& reader() { return *m_reader; }
    // Lists: owns the columns, whose making may take seconds, so that pages do not wait for it.
    JobRunner& searcher() { return *m_searcher; }
    // Edits, undo, imports: one after the other, as the file has one writer.
    JobRunner& writer() { return *m_writer; }
    // Readiness, plans, publications and other questions about everything: long and mostly reading,
    // so that neither grid nor edits wait for them. Exporters are used on its thread only.
    JobRunner& publisher() { return *m_publisher; }
    // What a bulk edit would do, worked out anew as somebody types: as long as the catalogue is
    // large, and neither pages nor lists wait for it.
    JobRunner& previewer() { return *m_previewer; }
    // The index of long texts: made in seconds, after which lists find them at once.
    JobRunner& indexer() { return *m_indexer; }
    // What the quality checks find: the first pass over a large catalogue takes minutes.
    JobRunner& checker() { return *m_checker; }
    // Small copies of pictures, which others have made: each takes a while, and nothing waits for
    // them. Its jobs need no connection.
    JobRunner& renderer() { return *m_renderer; }
    // Found anew on first use. To be called in jobs of publisher() only.
    ExporterLibrary& exporters();
    // Empty at first. To be used in jobs of checker() only.
    QualityIndex& quality() { return *m_quality; }

    std::vector<Choice> channels() const;
    // Locales of the channel chosen, or all that are used where there is no channel.
    std::vector<Choice> locales() const;
    ChannelId channel() const { return m_channel; }
    LocaleId locale() const { return m_locale; }
    std::string channel_label() const;
    std::string channel_code() const;
    std::string locale_code() const;
    // Keeps the locale where the channel has it, otherwise takes the channel's first.
    void choose_channel(ChannelId channel);
    void choose_locale(LocaleId locale);
    void choose_next_channel(int step);
    void choose_next_locale(int step);
    // By code, as remembered from last time; what is not there any more is passed over.
    void choose(const std::string& channel_code, const std::string& locale_code);

    // Asks whether anybody, here or in another process, has committed; if so listeners hear of it.
    // Called about once a second by the face, and after every own edit.
    void refresh();

    [[nodiscard]] Subscription listen(std::function<void(const CatalogueChange&)> listener);

private:
    void noticed(std::shared_ptr<const Structure> structure, CatalogueChange change);
    void tell(const CatalogueChange& change);
    void keep_context_valid();

    std::filesystem::path m_file;
    Post m_post;
    std::vector<std::string> m_opening_notes;
    std::shared_ptr<const Structure> m_structure;
    ChannelId m_channel = 0;
    LocaleId m_locale = 0;
    // The last change that listeners heard of. Of the reader's thread, once the catalogue is open.
    std::int64_t m_seen = 0;
    bool m_refresh_pending = false;
    bool m_refresh_again = false;
    std::vector<std::weak_ptr<std::function<void(const CatalogueChange&)>>> m_listeners;
    std::unique_ptr<ExporterLibrary> m_exporters;
    std::unique_ptr<QualityIndex> m_quality;
    Receiver m_receiver;
    // Last, so that their threads end before anything they use.
    std::unique_ptr<JobRunner> m_reader, m_searcher, m_writer, m_publisher, m_previewer, m_indexer,
        m_checker, m_renderer;
};

}  // namespace vitrine
