namespace Nop.Services.Common;

public interface IMiscPlugin : IPlugin;
