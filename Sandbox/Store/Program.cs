using Sandbox.Store.Hosting;

if (!StoreOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

return Supervisor.IsSupervised || options.Published
    ? await StoreApplication.RunAsync(options)
    : await Supervisor.RunAsync(args);
